package io.mooring.run;

/** A sealed value cannot be opened: another keyset, another place, or damage. Says nothing about the value. */
public final class SealingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealingException(String message, Throwable cause) {
        super(message, cause);
    }
}
