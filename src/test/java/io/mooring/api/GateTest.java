package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class GateTest {
    private static final String ADMIN = EmbeddedDatabase.ADMIN_KEY;
    private static final String UNAUTHORIZED = "Missing or invalid API key.";
    private static final String FORBIDDEN = "The APPLICATION_ADMIN permission is required.";
    /** "At once" is within a second; a slow machine gets some more. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final KeyRows rows;

    @Inject
    GateTest(Pool pool) {
        this.rows = new KeyRows(pool);
    }

    private Answer get(String target, String... headers) {
        return RawHttp.get(target, headers);
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("Bearer");
        assertError(answer, "Unauthorized", UNAUTHORIZED, "unauthorized");
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertError(answer, "Forbidden", FORBIDDEN, "forbidden");
    }

    private static void assertError(Answer answer, String error, String message, String code) {
        assertThat(answer.json())
                .isEqualTo(new JsonObject()
                        .put("statusCode", answer.status())
                        .put("error", error)
                        .put("message", message)
                        .put("code", code)
                        .put("requestId", answer.header("x-request-id").orElseThrow()));
    }

    private String newKey(String permission) {
        Answer made = RawHttp.post(
                "/api-keys", "{\"name\":\"test\",\"permissions\":[\"" + permission + "\"]}", "Authorization", ADMIN);
        assertThat(made.status()).isEqualTo(200);
        return made.json().getString("key");
    }

    private String token(String key) {
        Answer answer = RawHttp.post("/bim/apikey/authenticate", "", "Authorization", key);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().getString("token");
    }

    @Nested
    class Keys {

        @Test
        void withoutAKeyIs401() {
            assertUnauthorized(get("/api-keys"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"%s", "Bearer %s", "bearer %s", "BEARER  %s", "ApiKey %s", "token\t%s"})
        void aKeyIsTakenRawAndBehindAnyScheme(String form) {
            assertThat(get("/api-keys", "Authorization", form.formatted(ADMIN)).status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"%sx", "x%s", "Bearer", "", "Bearer %s x", "Basic OnBhc3N3b3Jk"})
        void anythingElseIs401(String form) {
            assertUnauthorized(get("/api-keys", "Authorization", form.formatted(ADMIN)));
        }

        @Test
        void ofTwoHeadersNoneCounts() {
            assertUnauthorized(get("/api-keys", "Authorization", ADMIN, "authorization", ADMIN));
        }

        @ParameterizedTest
        @ValueSource(strings = {"key", "apikey", "api_key", "token", "access_token", "Authorization"})
        void aKeyInTheQueryStringIsNeverRead(String parameter) {
            assertUnauthorized(get("/api-keys?" + parameter + "=" + ADMIN));
        }

        @Test
        void anExpiredKeyIs401() {
            String key = "mk_" + UUID.randomUUID();
            rows.add(
                    key, "APPLICATION_ADMIN", OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1));
            await().atMost(AT_ONCE)
                    .until(() -> get("/api-keys", "Authorization", key).status() == 200);

            await().atMost(AT_ONCE)
                    .until(() -> get("/api-keys", "Authorization", key).status() == 401);
        }

        @Test
        void whatAnotherReplicaDoesToAKeyIsKnownHereAtOnce() {
            String key = "mk_" + UUID.randomUUID();
            rows.add(key, "APPLICATION_ADMIN", null);
            await().atMost(AT_ONCE)
                    .until(() -> get("/api-keys", "Authorization", key).status() == 200);

            rows.remove(key);
            await().atMost(AT_ONCE)
                    .until(() -> get("/api-keys", "Authorization", key).status() == 401);
        }

        @Test
        void theTimeOfTheLastUseIsWrittenDown() {
            String key = newKey("APPLICATION_ADMIN");
            assertThat(get("/api-keys", "Authorization", key).status()).isEqualTo(200);

            await().atMost(AT_ONCE)
                    .until(() -> get("/api-keys", "Authorization", ADMIN).body().contains("lastUsedAt"));
        }
    }

    @Nested
    class Permissions {
        private final String statusKey = newKey("INTEGRATION_STATUS");

        @ParameterizedTest
        @CsvSource({
            "GET, /integrations",
            "GET, /integrations/5",
            "POST, /integrations/5/status",
            "GET, /api-keys",
            "GET, /webhooks",
            "GET, /audit",
            "GET, /errors",
            "GET, /nowhere",
            "DELETE, /integrations/5",
        })
        void aPollersKeyIsRefusedBeforeThePathIsLookedAt(String method, String path) {
            assertForbidden(RawHttp.once(method, path, Map.of("Authorization", statusKey), ""));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/integrations/4503599627370495/status",
                    "/integrations/4503599627370495/runs",
                    "/integrations/4503599627370495/runs/7",
                    "/integrations/4503599627370495/events"
                })
        void aPollersKeyOpensStatusRunsAndEvents(String path) {
            assertThat(get(path, "Authorization", statusKey).status()).isEqualTo(404);
            assertUnauthorized(get(path));
        }

        @Test
        void anUnknownPathIs404OnlyForThoseWhoMayKnow() {
            assertUnauthorized(get("/nowhere"));
            assertThat(get("/nowhere", "Authorization", ADMIN).status()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HEAD", "OPTIONS", "PATCH", "TRACE", "FOO"})
        void everyMethodNeedsAKey(String method) {
            assertThat(RawHttp.once(method, "/api-keys", Map.of(), "").status()).isEqualTo(401);
        }
    }

    @Nested
    class Tokens {

        private String bearer(String token) {
            return "Bearer " + token;
        }

        @Test
        void aTokenStandsForItsKey() {
            assertThat(get("/api-keys", "Authorization", bearer(token(ADMIN))).status())
                    .isEqualTo(200);
            assertForbidden(get("/api-keys", "Authorization", bearer(token(newKey("INTEGRATION_STATUS")))));
        }

        @Test
        void aTokenStandsBehindBearerOnly() {
            String token = token(ADMIN);

            assertUnauthorized(get("/api-keys", "Authorization", token));
            assertUnauthorized(get("/api-keys", "Authorization", "ApiKey " + token));
        }

        @Test
        void aChangedTokenIs401() {
            String token = token(ADMIN);

            assertUnauthorized(get("/api-keys", "Authorization", bearer(token.substring(0, token.length() - 2))));
            assertUnauthorized(get("/api-keys", "Authorization", bearer(token + "AA")));
        }

        @Test
        void aTokenDiesWithItsKey() {
            Answer made = RawHttp.post(
                    "/api-keys", "{\"name\":\"test\",\"permissions\":[\"APPLICATION_ADMIN\"]}", "Authorization", ADMIN);
            String key = made.json().getString("key");
            String token = token(key);
            assertThat(get("/api-keys", "Authorization", bearer(token)).status())
                    .isEqualTo(200);

            RawHttp.once(
                    "DELETE", "/api-keys/" + made.json().getString("id"), Map.of("Authorization", bearer(token)), "");

            assertUnauthorized(get("/api-keys", "Authorization", bearer(token)));
            assertUnauthorized(get("/api-keys", "Authorization", key));
        }
    }

    @Nested
    class TrinoKeys {

        @ParameterizedTest
        @ValueSource(strings = {"/integrations", "/integrations/5/status", "/api-keys", "/nowhere"})
        void onEveryOtherPathTheKeyAndItsTokenAre403(String path) {
            String key = rows.addTrino();

            assertForbidden(get(path, "Authorization", key));
            assertForbidden(get(path, "Authorization", "Bearer " + key));
            assertForbidden(get(path, "Authorization", "Bearer " + token(key)));
        }

        @Test
        void aReplacedKeyAndItsTokensAre401AtOnce() {
            String key = rows.addTrino();
            String token = token(key);

            rows.replaceTrino(key);

            assertRefusedEverywhere(key, token);
        }

        @Test
        void aDisabledIntegrationsKeyAndItsTokensAre401() {
            String key = rows.addTrino();
            String token = token(key);

            rows.disableTrino(key);

            assertRefusedEverywhere(key, token);
        }

        private void assertRefusedEverywhere(String key, String token) {
            assertUnauthorized(get("/integrations", "Authorization", key));
            assertUnauthorized(get("/integrations", "Authorization", "Bearer " + token));
            assertThat(RawHttp.post("/bim/apikey/authenticate", "", "Authorization", key)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class OpenPaths {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/health",
                    "/q/metrics",
                    "/openapi",
                    "/q/swagger-ui/",
                    "/q/swagger-ui/swagger-ui-bundle.js",
                })
        void answerWithoutAKey(String path) {
            assertThat(get(path).status()).isEqualTo(200);
        }

        /** Its files will be open; until it has some, its paths are like any that nobody serves. */
        @ParameterizedTest
        @ValueSource(strings = {"/console", "/console/", "/console/nothing.js"})
        void theConsoleThatThisVersionDoesNotHaveIsNoOpening(String path) {
            assertUnauthorized(get(path));
            assertThat(get(path, "Authorization", ADMIN).status()).isEqualTo(404);
        }

        @Test
        void aBadKeyDoesNotCloseThem() {
            assertThat(get("/q/health/live", "Authorization", "wrong").status()).isEqualTo(200);
        }
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//api-keys",
                    "/api-keys/",
                    "//api-keys//",
                    "/./api-keys",
                    "/x/../api-keys",
                    "/q/health/../../api-keys",
                    "/q/health/%2e%2e/%2E%2E/api-keys",
                    "/q/health/.%2e/%2e./api-keys",
                    "/q/health/..%2f..%2fapi-keys",
                    "/q/health%2f..%2f..%2fapi-keys",
                    "/q/swagger-ui/../../api-keys",
                    "/console/../api-keys",
                    "/console/..;/api-keys/../../api-keys",
                    "/openapi/../api-keys",
                    "/bim/apikey/authenticate/../../../api-keys",
                    "/%61pi-keys",
                    "/api%2Dkeys",
                    "/api-keys;a=b",
                    "/api-keys;/q/health",
                    ";/q/health/../../api-keys",
                    "/API-KEYS",
                    "/Api-Keys",
                    "/q/health;/../../api-keys",
                    "/api-keys?/q/health",
                    "/api-keys?x=/q/health/live",
                    "/api-keys%3f/q/health",
                    "/api-keys%00",
                    "/q/Health/live",
                    "/q",
                    "http://localhost/api-keys",
                    "http://localhost/q/health/../../api-keys",
                    "http://localhost@evil/api-keys",
                })
        void noSpellingOfAClosedPathOpensIt(String target) {
            Answer answer = get(target);

            assertThat(answer.body()).doesNotContain("\"id\"", "createdAt");
            assertThat(answer.status()).as(target).isIn(400, 401, 404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "//api-keys",
                    "/api-keys/",
                    "/x/../api-keys",
                    "/q/health/../../api-keys",
                    "/q/health/%2e%2e/%2e%2e/api-keys",
                    "/%61pi-keys"
                })
        void theSpellingsThatTheRouterUnderstandsAre401(String target) {
            assertUnauthorized(get(target));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/%", "/%zz", "/q/health/%", "/api-keys%2"})
        void aBrokenEscapeIs400(String target) {
            assertThat(get(target).status()).isEqualTo(400);
        }

        @Test
        void aPollersKeyGetsNoFurtherByADetour() {
            String key = newKey("INTEGRATION_STATUS");

            assertForbidden(get("/integrations/5/status/../../../api-keys", "Authorization", key));
            assertForbidden(get("/integrations/5/runs/%2e%2e/%2e%2e/%2e%2e/api-keys", "Authorization", key));
        }
    }

    @Nested
    class UnreadBodies {

        @Test
        void aRefusedRequestLeavesTheConnectionUsable() {
            try (RawHttp connection = RawHttp.connect()) {
                String body = "x".repeat(3 << 20);
                Answer refused = connection.exchange("POST", "/api-keys", Map.of(), body);
                Answer next = connection.exchange("GET", "/api-keys", Map.of("Authorization", ADMIN), "");

                assertUnauthorized(refused);
                assertThat(next.status()).isEqualTo(200);
            }
        }

        @Test
        void nobodyIsInvitedToSendABodyBeforeTheKeyIsChecked() {
            try (RawHttp connection = RawHttp.connect()) {
                connection.send(
                        RawHttp.head("POST", "/api-keys", Map.of("Expect", "100-continue", "Content-Length", "10"))
                                .append("\r\n")
                                .toString());

                assertUnauthorized(connection.receive());
            }
        }
    }
}
