package io.mooring.store;

import java.time.Duration;

/** Durations as the database takes them. */
final class Seconds {
    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
