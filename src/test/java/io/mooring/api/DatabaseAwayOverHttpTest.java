package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.CuttableProxy;
import io.mooring.testing.ProxiedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see while the database is away, and afterwards. */
@QuarkusTest
@QuarkusTestResource(value = ProxiedDatabase.class, restrictToAnnotatedClass = true)
class DatabaseAwayOverHttpTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRINO = "{\"type\":\"Trino\"}";

    @SuppressWarnings("NullAway.Init") // set by the test resource
    CuttableProxy line;

    @AfterEach
    void mend() {
        line.mend();
        await().atMost(SOON)
                .until(() -> Client.get("/integrations").status() == 200
                        && RawHttp.get("/q/health/ready").status() == 200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyCallThatNeedsItIs503WithAHintWhenToTryAgain(boolean silent) {
        String id = Client.newTrino();
        away(silent);

        assertUnavailable(Client.get("/integrations/" + id));
        assertUnavailable(Client.get("/integrations/" + id + "/status"));
        assertUnavailable(Client.post("/integrations", TRINO));
        assertUnavailable(Client.delete("/integrations/" + id));
        assertUnavailable(Client.post("/integrations/" + id + "/regenerate", ""));
        assertUnavailable(Client.get("/api-keys"));
    }

    /** The configured key is in memory: without the database a wrong key is still told from a right one, except for those of clusters. */
    @Test
    void aKeyThatOnlyTheDatabaseKnowsIs503AndAnyOtherWrongOne401() {
        line.cut();

        Answer answer = RawHttp.get("/integrations", "Authorization", "0123456789abcdef0123456789abcdef");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Client.code(answer)).isEqualTo("keyNotChecked");
        assertThat(answer.header("retry-after")).contains("1");
        assertThat(RawHttp.get("/integrations", "Authorization", "wrong").status())
                .isEqualTo(401);
    }

    @Test
    void theServiceIsAliveAndNotReadyMeanwhile() {
        line.cut();

        await().atMost(SOON).until(() -> RawHttp.get("/q/health/ready").status() == 503);
        assertThat(RawHttp.get("/q/health/live").status()).isEqualTo(200);
    }

    @Test
    void whatWasThereIsThereAgainAndCallsSucceedWithoutARestart() {
        String id = Client.newTrino();
        line.cut();
        assertUnavailable(Client.get("/integrations/" + id));

        mend();

        assertThat(Client.get("/integrations/" + id).status()).isEqualTo(200);
        assertThat(Client.post("/integrations", TRINO).status()).isEqualTo(200);
        assertThat(Client.delete("/integrations/" + id).status()).isEqualTo(200);
    }

    private void away(boolean silent) {
        if (silent) {
            line.fallSilent();
        } else {
            line.cut();
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(Client.code(answer)).isEqualTo("storeUnavailable");
        assertThat(answer.header("retry-after")).contains("5");
    }
}
