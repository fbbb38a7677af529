package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAnswerTest {

    private static void fail(Throwable failure) {
        DatabaseAnswer.of(Uni.createFrom().failure(failure)).await().atMost(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P03", "08006", "53100", "53300", "25006"})
    void aDatabaseThatIsAwayForAWhileIsUnavailable(String state) {
        assertThatThrownBy(() -> fail(new PgException("away", "FATAL", state, "")))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aLostConnectionIsUnavailable() {
        assertThatThrownBy(() -> fail(new IOException("reset"))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aMistakeOfOursIsNotTheDatabasesFault() {
        assertThatThrownBy(() -> fail(new NullPointerException("id"))).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "22021"})
    void aStatementThatTheDatabaseRefusesIsOurOwnMistake(String state) {
        assertThatThrownBy(() -> fail(new PgException("refused", "ERROR", state, "")))
                .isInstanceOf(PgException.class);
    }
}
