package io.mooring.ops.postgres;

/** The server cannot be had. The message is one plain sentence or two for the person who starts the service: what is wrong and what to do. */
public final class PostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresException(String message) {
        super(message);
    }

    PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
