package io.mooring.api.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.api.KeyRows;
import io.mooring.api.RawHttp;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ApiKeysResourceTest {
    private static final String ADMIN = EmbeddedDatabase.ADMIN_KEY;

    private final KeyRows rows;

    @Inject
    ApiKeysResourceTest(Pool pool) {
        this.rows = new KeyRows(pool);
    }

    private Answer post(String body) {
        return RawHttp.post("/api-keys", body, "Authorization", ADMIN, "Content-Type", "application/json");
    }

    private JsonObject made(String body) {
        Answer answer = post(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer delete(String id) {
        return RawHttp.once("DELETE", "/api-keys/" + id, Map.of("Authorization", ADMIN), "");
    }

    private Optional<JsonObject> listed(String id) {
        Answer answer = RawHttp.get("/api-keys", "Authorization", ADMIN);
        assertThat(answer.status()).isEqualTo(200);
        return new JsonArray(answer.body())
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(key -> key.getString("id").equals(id))
                        .findFirst();
    }

    @Test
    void aNewKeyIsShownOnceAndOpensTheService() {
        JsonObject made = made("{\"name\":\"ops\",\"permissions\":[\"APPLICATION_ADMIN\"]}");

        assertThat(made.fieldNames()).isEqualTo(Set.of("id", "name", "permissions", "createdAt", "key"));
        assertThat(made.getString("name")).isEqualTo("ops");
        assertThat(made.getJsonArray("permissions")).isEqualTo(JsonArray.of("APPLICATION_ADMIN"));
        assertThat(Instant.parse(made.getString("createdAt")))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(made.getString("key")).matches("mk_[A-Za-z0-9_-]{43}");
        assertThat(RawHttp.get("/api-keys", "Authorization", made.getString("key"))
                        .status())
                .isEqualTo(200);
        made.remove("key");
        assertThat(listed(made.getString("id")).map(ApiKeysResourceTest::withoutUse))
                .contains(made);
    }

    /** Written down at a moment of its own. */
    private static JsonObject withoutUse(JsonObject key) {
        key.remove("lastUsedAt");
        return key;
    }

    @Test
    void theAnswerThatShowsTheKeyIsNotKeptByCaches() {
        assertThat(post("{\"name\":\"ops\",\"permissions\":[\"INTEGRATION_STATUS\"]}")
                        .header("cache-control"))
                .contains("no-store");
    }

    @Test
    void theTableDoesNotHoldTheKey() {
        JsonObject made = made("{\"name\":\"ops\",\"permissions\":[\"INTEGRATION_STATUS\"]}");

        assertThat(rows.row(Long.parseLong(made.getString("id"))))
                .hasValueSatisfying(row -> assertThat(row).contains("ops").doesNotContain(made.getString("key")));
    }

    @Test
    void permissionsAndExpiryAreKept() {
        JsonObject made = made(
                "{\"name\":\"poll\",\"permissions\":[\"INTEGRATION_STATUS\",\"APPLICATION_ADMIN\",\"INTEGRATION_STATUS\"],"
                        + "\"expiresAt\":\"2099-01-31T12:00:00.123456789+01:00\"}");

        assertThat(made.getString("expiresAt")).isEqualTo("2099-01-31T11:00:00.123456Z");
        assertThat(made.getJsonArray("permissions")).isEqualTo(JsonArray.of("APPLICATION_ADMIN", "INTEGRATION_STATUS"));
        assertThat(listed(made.getString("id")).orElseThrow().getString("expiresAt"))
                .isEqualTo("2099-01-31T11:00:00.123456Z");
    }

    @Test
    void aDeletedKeyStopsWorkingAtOnce() {
        JsonObject made = made("{\"name\":\"ops\",\"permissions\":[\"APPLICATION_ADMIN\"]}");
        String id = made.getString("id");

        Answer deleted = delete(id);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json()).isEqualTo(new JsonObject().put("id", id));
        assertThat(RawHttp.get("/api-keys", "Authorization", made.getString("key"))
                        .status())
                .isEqualTo(401);
        assertThat(listed(id)).isEmpty();
        assertThat(delete(id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "999999999, 999999999",
        "abc, abc",
        "007, 007",
        "+5, +5",
        "0, 0",
        "-1, -1",
        "9223372036854775808, 9223372036854775808",
        "a%0Ab%00c, abc",
    })
    void anUnknownIdIs404AndRepeatedWithoutControlCharacters(String id, String echo) {
        Answer answer = delete(id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("message")).isEqualTo("No API key found with ID " + echo + ".");
    }

    @Test
    void anUnknownQueryParameterIs400OnWhatChangesSomething() {
        assertThat(delete("999999999?force=true").status()).isEqualTo(400);
        assertThat(RawHttp.post("/api-keys?dryRun=true", "{}", "Authorization", ADMIN)
                        .json()
                        .getString("message"))
                .contains("dryRun");
    }

    @Test
    void aLongIdIsCut() {
        assertThat(delete("x".repeat(100)).json().getString("message"))
                .isEqualTo("No API key found with ID " + "x".repeat(64) + ".");
    }

    @Test
    void aTrinoIntegrationsKeyIsNeitherListedNorDeletedHere() {
        String key = rows.addTrino();

        assertThat(RawHttp.get("/api-keys", "Authorization", ADMIN).body()).doesNotContain("Trino integration");
        assertThat(RawHttp.get("/integrations", "Authorization", key).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name is required; permissions is required",
                "{\"name\":\"\",\"permissions\":[],\"expiresAt\":\"soon\"}|"
                        + "expiresAt must be a point in time such as 2030-01-31T12:00:00Z;"
                        + " name must not be empty; permissions must name at least one permission",
                "{\"name\":\" \",\"permissions\":[\"ADMIN\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}|"
                        + "expiresAt must be in the future, before the year 10000; name must not be blank;"
                        + " permissions must name APPLICATION_ADMIN or INTEGRATION_STATUS only",
                "{\"name\":\"a\",\"permissions\":[\"APPLICATION_ADMIN\"],\"expiresAt\":\"+10000-01-01T00:00:00Z\"}|"
                        + "expiresAt must be in the future, before the year 10000",
                "{\"name\":5,\"permissions\":\"APPLICATION_ADMIN\",\"role\":\"x\"}|"
                        + "name must be a string; put it in quotes; permissions must be an array; role is not allowed",
            })
    void everyViolationIsNamedAtOnce(String body, String message) {
        Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    @Test
    void aNameOf100CharactersIsTakenAndALongerOneIsNot() {
        assertThat(post("{\"name\":\"" + "ä".repeat(100) + "\",\"permissions\":[\"INTEGRATION_STATUS\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(post("{\"name\":\"" + "ä".repeat(101) + "\",\"permissions\":[\"INTEGRATION_STATUS\"]}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\n", "\\ud800"})
    void aNameWithControlCharactersIs400(String character) {
        assertThat(post("{\"name\":\"a" + character + "\",\"permissions\":[\"INTEGRATION_STATUS\"]}")
                        .status())
                .isEqualTo(400);
    }
}
