package io.mooring.security;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts keys and tokens that were none, by the address they came from and by the minute, so that guessing costs more than it costs us. Of
 * IPv6 the first 64 bits count: whoever has one such address has all of them. Remembers a bounded number of addresses; the one that began to
 * fail first is forgotten for a new one.
 */
final class FailedAuthentications {
    private static final long WINDOW_SECONDS = 60;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int perMinute;
    private final LongSupplier seconds;
    private final Map<String, Window> windows;

    private record Window(long begin, int failures) {}

    /**
     * @param perMinute 0 for no limit
     * @param addresses how many to remember
     * @param seconds monotonic
     */
    FailedAuthentications(int perMinute, int addresses, LongSupplier seconds) {
        this.perMinute = perMinute;
        this.seconds = seconds;
        this.windows = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > addresses;
            }
        };
    }

    /** @throws TooManyFailuresException if nothing from there is looked up for the time being */
    synchronized void requireFew(String address) {
        Window window = windows.get(network(address));
        long now = seconds.getAsLong();
        if (perMinute > 0 && window != null && window.failures() >= perMinute && !isOver(window, now)) {
            throw new TooManyFailuresException(perMinute, Math.max(1, window.begin() + WINDOW_SECONDS - now));
        }
    }

    synchronized void count(String address) {
        if (perMinute > 0) {
            String network = network(address);
            Window before = windows.get(network);
            long now = seconds.getAsLong();
            if (before != null && !isOver(before, now)) {
                windows.put(network, new Window(before.begin(), before.failures() + 1));
            } else {
                windows.remove(network);
                windows.put(network, new Window(now, 1));
            }
        }
    }

    private static boolean isOver(Window window, long now) {
        return now - window.begin() >= WINDOW_SECONDS;
    }

    private static String network(String address) {
        return IpLiteral.parse(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > IPV6_NETWORK_BYTES)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)))
                .orElse(address);
    }
}
