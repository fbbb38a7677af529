package io.mooring.run;

/** The database cannot be reached at the moment; the request may be repeated. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super("The database cannot be reached", cause);
    }
}
