package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailedAuthenticationsTest {
    private static final String CLIENT = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";

    private final AtomicLong seconds = new AtomicLong(1_000);
    private final FailedAuthentications failures = new FailedAuthentications(2, 3, seconds::get);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failures.count(address);
        }
    }

    private void assertFew(String address) {
        assertThatCode(() -> failures.requireFew(address)).doesNotThrowAnyException();
    }

    private void assertTooMany(String address, long secondsToWait) {
        assertThatThrownBy(() -> failures.requireFew(address))
                .isInstanceOfSatisfying(
                        TooManyFailuresException.class,
                        tooMany -> assertThat(tooMany.secondsToWait()).isEqualTo(secondsToWait));
    }

    @Test
    void asManyAsAreAllowedAreFew() {
        assertFew(CLIENT);
        fail(CLIENT, 1);
        assertFew(CLIENT);
    }

    @Test
    void oneMoreIsTooManyUntilTheMinuteIsOver() {
        fail(CLIENT, 2);

        assertTooMany(CLIENT, 60);
        seconds.addAndGet(59);
        assertTooMany(CLIENT, 1);
        seconds.addAndGet(1);
        assertFew(CLIENT);
    }

    @Test
    void aNewMinuteCountsAnew() {
        fail(CLIENT, 2);
        seconds.addAndGet(60);
        fail(CLIENT, 1);

        assertFew(CLIENT);
        fail(CLIENT, 1);
        assertTooMany(CLIENT, 60);
    }

    @Test
    void addressesDoNotAnswerForEachOther() {
        fail(CLIENT, 2);

        assertFew(OTHER);
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true", "2001:db8:1:2::1, 2001:db8:1:3::1, false"})
    void ofIpv6TheNetworkCounts(String failing, String asking, boolean same) {
        fail(failing, 2);

        if (same) {
            assertTooMany(asking, 60);
        } else {
            assertFew(asking);
        }
    }

    @Test
    void theOneThatBeganFirstIsForgottenForANewOne() {
        fail(CLIENT, 2);
        fail(OTHER, 2);
        fail("192.0.2.3", 2);
        assertTooMany(CLIENT, 60);

        fail("192.0.2.4", 2);

        assertFew(CLIENT);
        assertTooMany(OTHER, 60);
    }

    @Test
    void zeroIsNoLimit() {
        FailedAuthentications off = new FailedAuthentications(0, 3, seconds::get);
        for (int i = 0; i < 100; i++) {
            off.count(CLIENT);
        }

        assertThatCode(() -> off.requireFew(CLIENT)).doesNotThrowAnyException();
    }
}
