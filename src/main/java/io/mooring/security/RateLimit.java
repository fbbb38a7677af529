package io.mooring.security;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts the changing requests of each API key by the minute. Only identified callers are counted, so there are never more counters than
 * keys.
 */
final class RateLimit {
    private static final long WINDOW_SECONDS = 60;

    private final int perMinute;
    private final LongSupplier seconds;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private record Window(long begin, int requests) {
        Window counting(long now) {
            return now - begin >= WINDOW_SECONDS ? new Window(now, 1) : new Window(begin, requests + 1);
        }
    }

    /**
     * @param perMinute 0 for no limit
     * @param seconds monotonic
     */
    RateLimit(int perMinute, LongSupplier seconds) {
        this.perMinute = perMinute;
        this.seconds = seconds;
    }

    int perMinute() {
        return perMinute;
    }

    /** Counts a request; if it is one too many, after how many seconds the next may come. */
    OptionalLong secondsToWait(String keyId) {
        if (perMinute == 0) {
            return OptionalLong.empty();
        }
        long now = seconds.getAsLong();
        Window window = windows.compute(
                keyId, (key, before) -> before == null ? new Window(now, 1) : before.counting(now));
        return window.requests() > perMinute
                ? OptionalLong.of(Math.max(1, window.begin() + WINDOW_SECONDS - now))
                : OptionalLong.empty();
    }
}
