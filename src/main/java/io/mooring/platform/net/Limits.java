package io.mooring.platform.net;

import java.time.Duration;

/**
 * How long the parts of a conversation may take. The login limit counts from the start of the connecting: a server that accepts and stays
 * silent would otherwise hold the connection for ever.
 */
public record Limits(Duration connect, Duration login, Duration statement) {
    public static final Limits USUAL =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(2));
}
