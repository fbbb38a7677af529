package io.mooring.domain;

/** The number of an integration: positive, below 2^53 so that every JSON reader keeps it exact, and never used twice. */
public record IntegrationId(long value) {
    private static final long LIMIT = 1L << 53;

    public IntegrationId {
        if (value <= 0 || value >= LIMIT) {
            throw new IllegalArgumentException("An integration id is positive and below 2^53, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
