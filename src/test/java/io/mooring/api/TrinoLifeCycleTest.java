package io.mooring.api;

import static io.mooring.api.Client.code;
import static io.mooring.api.Client.json;
import static io.mooring.api.Client.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class TrinoLifeCycleTest {
    private static final String PASSED = "\"validationResults\":{\"status\":\"passed\",\"validationTests\":[]}";

    private static String key(String id) {
        return json(Client.get("/integrations/" + id))
                .path("config")
                .path("immutaApiKey")
                .asText();
    }

    private static int authenticate(String key) {
        return RawHttp.post("/bim/apikey/authenticate", "", "Authorization", key)
                .status();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Trino\"}",
                "type: Trino",
                "{\"type\":\"Trino\",\"autoBootstrap\":false}",
                "{\"type\":\"Trino\",\"autoBootstrap\":null,\"config\":{}}"
            })
    void createAnswersTheDocumentedFieldsInTheirOrder(String body) {
        Answer answer = Client.post("/integrations", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"id\":\"\\d+\",\"status\":\"creating\",\\Q" + PASSED + "\\E}");
        assertThat(answer.header("etag"))
                .hasValueSatisfying(tag -> assertThat(tag).matches("\"\\d+\""));
        assertThat(answer.header("retry-after")).contains("1");
    }

    @Test
    void getShowsTheKeyAndThePropertiesFile() {
        Answer answer = Client.get("/integrations/" + Client.newTrino());
        JsonNode integration = json(answer);

        assertThat(integration.properties().stream().map(field -> field.getKey()))
                .containsExactly("id", "status", "validationResults", "type", "autoBootstrap", "config");
        assertThat(integration.path("status").asText()).isEqualTo("enabled");
        assertThat(integration.path("type").asText()).isEqualTo("Trino");
        assertThat(integration.path("autoBootstrap").asBoolean(true)).isFalse();
        String key = integration.path("config").path("immutaApiKey").asText();
        assertThat(key).matches("[0-9a-f]{32}");
        assertThat(integration.path("config").path("properties").asText()).contains("immuta.apikey=" + key);
        assertThat(answer.header("retry-after")).isEmpty();
    }

    @Test
    void theStatusHasItsIdAsANumber() {
        String id = Client.newTrino();

        assertThat(Client.get("/integrations/" + id + "/status").body())
                .isEqualTo("{\"id\":" + id + ",\"status\":\"enabled\"}");
    }

    @Test
    void everyIntegrationHasAKeyOfItsOwnAndMayBeTheSecondOne() {
        assertThat(key(Client.newTrino())).isNotEqualTo(key(Client.newTrino()));
    }

    @Test
    void dryRunStoresNothing() {
        int before = json(Client.get("/integrations")).size();

        Answer answer = Client.post("/integrations?dryRun=true", "{\"type\":\"Trino\"}");

        assertThat(answer.body()).isEqualTo("{" + PASSED + "}");
        assertThat(answer.header("etag")).isEmpty();
        assertThat(json(Client.get("/integrations"))).hasSize(before);
    }

    @Test
    void putIsNotAvailableWhateverItCarries() {
        String target = "/integrations/" + Client.newTrino();

        for (String body : new String[] {"", "{\"type\":\"Trino\"}", "{\"foo\":1}"}) {
            Answer answer = Client.put(target, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(message(answer)).isEqualTo("The edit operation is not available for Trino integrations.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "initial-create", "cleanup", "post-cleanup"})
    void thereIsNoScriptWithoutAnId(String script) {
        Answer answer = Client.post("/integrations/scripts/" + script, "{\"type\":\"Trino\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer)).isEqualTo("The " + script + " script is not available for Trino integrations.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edit", "delete"})
    void thereIsNoScriptForAnIdEither(String script) {
        Answer answer = Client.post("/integrations/" + Client.newTrino() + "/scripts/" + script, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer)).isEqualTo("The " + script + " script is not available for Trino integrations.");
    }

    @Test
    void regenerateReplacesTheKeyAtOnceAndMovesTheVersion() {
        String id = Client.newTrino();
        String old = key(id);
        String version = Client.get("/integrations/" + id).header("etag").orElseThrow();
        assertThat(authenticate(old)).isEqualTo(200);

        Answer answer = Client.post("/integrations/" + id + "/regenerate", "");

        String renewed = json(answer).path("newKey").asText();
        assertThat(answer.body()).isEqualTo("{\"newKey\":\"" + renewed + "\"}");
        assertThat(renewed).matches("[0-9a-f]{32}").isNotEqualTo(old).isEqualTo(key(id));
        assertThat(authenticate(old)).isEqualTo(401);
        assertThat(authenticate(renewed)).isEqualTo(200);
        assertThat(Client.get("/integrations/" + id).header("etag").orElseThrow())
                .isNotEqualTo(version);
    }

    @Test
    void deleteEndsItsKeyAndLeavesTheRecordReadable() {
        String id = Client.newTrino();
        String key = key(id);

        Answer answer = Client.delete("/integrations/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\",\"status\":\"deleting\"," + PASSED + "}");
        assertThat(authenticate(key)).isEqualTo(401);
        assertThat(json(Client.get("/integrations/" + id + "/status"))
                        .path("status")
                        .asText())
                .isEqualTo("deleted");
        assertThat(Client.get("/integrations/" + id).body()).doesNotContain(key);
    }

    @Test
    void whatIsDeletedRefusesEverything() {
        String target = "/integrations/" + Client.newTrino();
        Client.delete(target);

        Answer deleted = Client.delete(target);
        Answer regenerated = Client.post(target + "/regenerate", "");

        assertThat(deleted.status()).isEqualTo(409);
        assertThat(message(deleted)).matches("Unable to delete integration with ID \\d+ in current state deleted\\.");
        assertThat(regenerated.status()).isEqualTo(409);
        assertThat(code(regenerated)).isEqualTo("stateRefuses");
    }

    @Test
    void dryRunOfDeleteLeavesItWorking() {
        String id = Client.newTrino();

        Answer answer = Client.delete("/integrations/" + id + "?dryRun=true");

        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\"," + PASSED + "}");
        assertThat(authenticate(key(id))).isEqualTo(200);
    }

    @Test
    void aStaleVersionIsRefusedWith412AndTheRightOneTaken() {
        String target = "/integrations/" + Client.newTrino();
        String version = Client.get(target).header("etag").orElseThrow();
        Client.post(target + "/regenerate", "");

        Answer stale = Client.delete(target, "If-Match", version);
        Answer weak = Client.delete(
                target, "If-Match", "W/" + Client.get(target).header("etag").orElseThrow());
        Answer right = Client.delete(
                target,
                "If-Match",
                version + ", " + Client.get(target).header("etag").orElseThrow());

        assertThat(stale.status()).isEqualTo(412);
        assertThat(code(stale)).isEqualTo("preconditionFailed");
        assertThat(weak.status()).isEqualTo(412);
        assertThat(right.status()).isEqualTo(200);
    }
}
