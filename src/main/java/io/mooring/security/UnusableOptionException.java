package io.mooring.security;

/**
 * A configuration option holds what cannot be used. The message is the line for whoever starts the service: it begins with the option's name
 * and never repeats a secret.
 */
public final class UnusableOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableOptionException(String line) {
        super(line);
    }

    UnusableOptionException(String line, Throwable cause) {
        super(line, cause);
    }
}
