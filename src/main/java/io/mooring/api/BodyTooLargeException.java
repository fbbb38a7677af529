package io.mooring.api;

/** The body of the request is larger than {@code mooring.limits.body-size}; it was not kept. */
public final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long limit;

    BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes", null, false, false);
        this.limit = limit;
    }

    /** How many bytes a body may have. */
    public long limit() {
        return limit;
    }
}
