package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.run.StoreUnavailableException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LastUseTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TestClock clock = new TestClock();
    private final KeysInMemory table = new KeysInMemory();
    private final LastUse lastUse = new LastUse(table, clock);
    private final ApiKey first = table.add("mk_1", Set.of(Permission.APPLICATION_ADMIN), null);
    private final ApiKey second = table.add("mk_2", Set.of(Permission.APPLICATION_ADMIN), null);

    private void write() {
        lastUse.write().await().atMost(SOON);
    }

    @Test
    void nothingUsedIsNothingWritten() {
        write();

        assertThat(table.uses).isEmpty();
    }

    @Test
    void noOneWaitsForTheDatabaseWhenAKeyIsUsed() {
        lastUse.note(first);

        assertThat(table.uses).isEmpty();
    }

    @Test
    void manyUsesAreWrittenTogetherAndOnceAMinuteForEachKey() {
        lastUse.note(first);
        lastUse.note(first);
        write();
        lastUse.note(first);
        lastUse.note(second);
        write();
        clock.advance(Duration.ofSeconds(59));
        write();
        lastUse.note(first);
        write();
        clock.advance(Duration.ofSeconds(1));
        write();
        lastUse.note(first);
        write();

        assertThat(table.uses).containsExactly(Set.of(1L), Set.of(2L), Set.of(1L));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() {
        lastUse.note(first);
        table.down = true;
        assertThatThrownBy(this::write).isInstanceOf(StoreUnavailableException.class);

        table.down = false;
        write();

        assertThat(table.uses).containsExactly(Set.of(1L));
    }

    @Test
    void theConfiguredKeyHasNoRowToWriteTo() {
        lastUse.note(ConfiguredKey.of("option", "x".repeat(32)));
        write();

        assertThat(table.uses).isEmpty();
    }
}
