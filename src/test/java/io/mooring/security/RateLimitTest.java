package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong seconds = new AtomicLong(1_000);
    private final RateLimit limit = new RateLimit(3, seconds::get);

    @Test
    void asManyAsAllowedPassAndTheNextIsToldHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.secondsToWait("a")).isEmpty();
        }
        seconds.addAndGet(20);

        assertThat(limit.secondsToWait("a")).hasValue(40);
    }

    @Test
    void everyKeyHasItsOwnCount() {
        for (int i = 0; i < 4; i++) {
            limit.secondsToWait("a");
        }

        assertThat(limit.secondsToWait("b")).isEmpty();
    }

    @Test
    void theNextMinuteBeginsAnew() {
        for (int i = 0; i < 4; i++) {
            limit.secondsToWait("a");
        }
        seconds.addAndGet(60);

        assertThat(limit.secondsToWait("a")).isEmpty();
    }

    @Test
    void zeroSwitchesItOff() {
        RateLimit off = new RateLimit(0, seconds::get);
        for (int i = 0; i < 10_000; i++) {
            assertThat(off.secondsToWait("a")).isEmpty();
        }
    }
}
