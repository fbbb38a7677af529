package io.mooring.run;

import java.time.Duration;

/**
 * What waits for the engine.
 *
 * @param runs how many
 * @param age of the oldest; zero where none waits
 */
public record Backlog(long runs, Duration age) {
    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
