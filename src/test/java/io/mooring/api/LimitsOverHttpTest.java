package io.mooring.api;

import static io.mooring.api.Client.code;
import static io.mooring.api.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each limit of the service as a client meets it. */
@QuarkusTest
@TestProfile(LimitsOverHttpTest.LowLimits.class)
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = RedshiftService.class, restrictToAnnotatedClass = true)
class LimitsOverHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PER_MINUTE = 40;

    private final RedshiftPeer peer = RedshiftService.peer();

    /** Low enough to be reached by a few requests. */
    public static final class LowLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mooring.limits.hold", "PT2S",
                    "mooring.limits.held-requests", "1",
                    "mooring.limits.queue", "1",
                    "mooring.limits.requests-per-minute", Integer.toString(PER_MINUTE),
                    "mooring.engine.max-runs", "1",
                    "mooring.engine.poll-interval", "PT0.1S");
        }
    }

    @AfterEach
    void nothingIsLeft() {
        peer.faults().clear();
        peer.breakSessions();
        for (JsonNode integration : json(Client.get("/integrations"))) {
            String id = integration.path("id").asText();
            settled(id);
            boolean hasCredentials = integration.path("type").asText().equals("Redshift");
            // What was waiting a moment ago may keep the queue full until it is looked at again.
            awaitQueue(0);
            Client.send("DELETE", "/integrations/" + id, hasCredentials ? credentials() : "");
            assertThat(settled(id)).isEqualTo("deleted");
        }
        peer.forgetStatements();
    }

    private static void awaitQueue(int length) {
        await().atMost(PATIENCE)
                .until(() -> RawHttp.get("/q/metrics").body().contains("mooring_queue_length " + length + ".0"));
    }

    @Test
    void aRequestWhoseValidationOutlastsTheHoldIsAcceptedAndGoesOnInTheBackground() {
        peer.faults().onStatement("(?s).*", 1, new StatementFault.NeverAnswered());
        long began = System.nanoTime();

        Answer accepted = Client.post("/integrations", redshift("first"));

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isBetween(1_900L, 15_000L);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.header("retry-after")).contains("1");
        assertThat(json(accepted).path("status").asText()).isEqualTo("creating");
        assertThat(json(accepted).path("validationResults").path("status").asText())
                .isEqualTo("running");
        String id = json(accepted).path("id").asText();
        assertThat(settled(id)).isEqualTo("enabled");
        assertThat(json(Client.get("/integrations/" + id))
                        .path("validationResults")
                        .path("status")
                        .asText())
                .isEqualTo("passed");
    }

    @Test
    void aDryRunThatOutlastsTheHoldSaysWhatIsUndecidedAndStoresNothing() {
        peer.faults().onStatement("(?s).*", 1, new StatementFault.NeverAnswered());

        Answer tried = Client.post("/integrations?dryRun=true", redshift("first"));

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(json(tried).path("validationResults").findValuesAsText("status"))
                .contains("skipped");
        assertThat(tried.body()).contains("had not ended after 2 s");
        assertThat(json(Client.get("/integrations"))).isEmpty();
    }

    @Test
    void oneHeldRequestTooManyIs503WithAHintWhenToTryAgain() {
        peer.faults().onStatement("(?s).*", 1, new StatementFault.NeverAnswered());
        CompletableFuture<Answer> held =
                CompletableFuture.supplyAsync(() -> Client.post("/integrations", redshift("first")));
        await().atMost(PATIENCE).until(() -> !peer.statements().isEmpty());

        Answer refused = Client.post("/integrations", redshift("second"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("tooManyHeldRequests");
        assertThat(refused.header("retry-after")).contains("5");
        assertThat(held.join().status()).isEqualTo(200);
    }

    @Test
    void workForAFullQueueIs503WithAHintWhenToTryAgain() {
        peer.faults().onStatement("(?i)^create database.*", 1, new StatementFault.NeverAnswered());
        accepted(redshift("first"));
        await().atMost(PATIENCE)
                .until(() -> peer.statements().stream()
                        .anyMatch(statement ->
                                statement.sql().toLowerCase(Locale.ROOT).startsWith("create database")));
        accepted(redshift("second"));
        awaitQueue(1);

        Answer refused = Client.post("/integrations", redshift("third"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("queueFull");
        assertThat(refused.header("retry-after")).contains("5");
        assertThat(Client.post("/integrations", "{\"type\":\"Trino\"}").status())
                .as("needs no run")
                .isEqualTo(200);
    }

    @Test
    void oneChangingRequestTooManyIs429ForItsKeyAlone() {
        String key = json(Client.post("/api-keys", "{\"name\":\"busy\",\"permissions\":[\"APPLICATION_ADMIN\"]}"))
                .path("key")
                .asText();
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(tried(key).status()).isEqualTo(200);
        }

        Answer refused = tried(key);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("tooManyRequests");
        assertThat(refused.header("retry-after"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(Client.get("/integrations", "Authorization", key).status()).isEqualTo(200);
        assertThat(Client.post("/integrations?dryRun=true", "{\"type\":\"Trino\"}")
                        .status())
                .isEqualTo(200);
    }

    private static Answer tried(String key) {
        return Client.post("/integrations?dryRun=true", "{\"type\":\"Trino\"}", "Authorization", key);
    }

    private static void accepted(String wanted) {
        Answer answer = Client.post("/integrations", wanted);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String settled(String id) {
        await().atMost(PATIENCE).until(() -> !status(id).matches("creating|editing|deleting"));
        return status(id);
    }

    private static String status(String id) {
        return json(Client.get("/integrations/" + id + "/status"))
                .path("status")
                .asText();
    }

    private String redshift(String database) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("type", "Redshift").put("autoBootstrap", true);
        wanted.set(
                "config",
                login().put("host", "localhost")
                        .put("port", peer.port())
                        .put("database", database)
                        .put("initialDatabase", "dev"));
        return wanted.toString();
    }

    private static String credentials() {
        return login().toString();
    }

    private static ObjectNode login() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", RedshiftService.PASSWORD);
    }
}
