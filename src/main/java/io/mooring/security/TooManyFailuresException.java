package io.mooring.security;

import java.util.Map;

/** The caller's address has presented too many keys and tokens that are none; this one was not looked up. */
public final class TooManyFailuresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int perMinute;
    private final long secondsToWait;

    TooManyFailuresException(int perMinute, long secondsToWait) {
        super("More than " + perMinute + " failed authentications within a minute", null, false, false);
        this.perMinute = perMinute;
        this.secondsToWait = secondsToWait;
    }

    /** After how many seconds the next may come; at least one. */
    public long secondsToWait() {
        return secondsToWait;
    }

    /** For the places in the message of {@link SecurityError#TOO_MANY_FAILED_AUTHENTICATIONS}. */
    public Map<String, String> values() {
        return Map.of("limit", Integer.toString(perMinute));
    }
}
