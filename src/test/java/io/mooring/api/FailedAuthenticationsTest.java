package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All of it comes from one address, so one test tells the whole story. */
@QuarkusTest
@TestProfile(FailedAuthenticationsTest.Three.class)
@QuarkusTestResource(EmbeddedDatabase.class)
class FailedAuthenticationsTest {
    private static final String WRONG = "0123456789abcdef0123456789abcdef";

    /** Few are enough here. */
    public static final class Three implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mooring.limits.failed-authentications-per-minute", "3");
        }
    }

    @Test
    void whoGuessesKeysIsSlowedDownAndNobodyElse() {
        assertThat(RawHttp.get("/integrations").status()).isEqualTo(401);
        assertThat(RawHttp.get("/integrations", "Authorization", WRONG).status())
                .isEqualTo(401);
        assertThat(RawHttp.get("/integrations", "Authorization", "Bearer " + WRONG)
                        .status())
                .isEqualTo(401);
        assertThat(RawHttp.post("/bim/apikey/authenticate", "{\"apikey\":\"" + WRONG + "\"}")
                        .status())
                .isEqualTo(401);

        assertSlowedDown(RawHttp.get("/integrations", "Authorization", WRONG));
        assertSlowedDown(RawHttp.post("/bim/apikey/authenticate", "{\"apikey\":\"" + WRONG + "\"}"));

        assertThat(RawHttp.get("/integrations", "Authorization", "Bearer mt_forged")
                        .status())
                .isEqualTo(401);
        assertThat(RawHttp.get("/integrations", "Authorization", "costs no query")
                        .status())
                .isEqualTo(401);
        assertThat(Client.get("/integrations").status()).isEqualTo(200);
        Answer token = RawHttp.post("/bim/apikey/authenticate", "{\"apikey\":\"" + EmbeddedDatabase.ADMIN_KEY + "\"}");
        assertThat(token.status()).isEqualTo(200);
        assertThat(Client.get(
                                "/integrations",
                                "Authorization",
                                "Bearer " + token.json().getString("token"))
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.get("/q/health/live").status()).isEqualTo(200);
    }

    private static void assertSlowedDown(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Client.code(answer)).isEqualTo("tooManyFailedAuthentications");
        assertThat(answer.header("retry-after"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
    }
}
