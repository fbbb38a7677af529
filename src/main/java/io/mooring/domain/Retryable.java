package io.mooring.domain;

import java.util.Locale;

/** Whether the same request may succeed later without any change to it. */
public enum Retryable {
    YES,
    NO,
    UNKNOWN;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
