package io.mooring.api;

import static io.mooring.api.Client.json;
import static io.mooring.api.Client.message;
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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What requests about a Redshift integration are answered while a run is under way, and for marks in the place of credentials. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = RedshiftService.class, restrictToAnnotatedClass = true)
class RedshiftRequestsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARK = "<REDACTED>";

    private final RedshiftPeer peer = RedshiftService.peer();

    @AfterEach
    void remove() {
        peer.faults().clear();
        for (JsonNode integration : json(Client.get("/integrations"))) {
            String id = integration.path("id").asText();
            Client.send("DELETE", "/integrations/" + id, credentials(RedshiftService.PASSWORD));
            assertThat(settled(id)).isEqualTo("deleted");
        }
    }

    @Test
    void whileARunIsUnderWayPutAndDeleteAreRefusedWith409AndAnswersSayWhenToAskAgain() {
        peer.faults().onStatement("^create database", 1, new StatementFault.Delayed(Duration.ofSeconds(8)));
        Answer created =
                Client.post("/integrations", automatic(RedshiftService.PASSWORD).toString());
        String id = json(created).path("id").asText();

        Answer status = Client.get("/integrations/" + id + "/status");
        Answer edit = Client.put(
                "/integrations/" + id, automatic(RedshiftService.PASSWORD).toString());
        Answer delete = Client.send("DELETE", "/integrations/" + id, credentials(RedshiftService.PASSWORD));

        assertThat(created.header("retry-after")).isPresent();
        assertThat(status.header("retry-after")).isPresent();
        assertThat(edit.status()).isEqualTo(409);
        assertThat(message(edit)).isEqualTo("Unable to edit integration with ID " + id + " in current state creating.");
        assertThat(delete.status()).isEqualTo(409);
        assertThat(message(delete))
                .isEqualTo("Unable to delete integration with ID " + id + " in current state creating.");
        assertThat(settled(id)).isEqualTo("enabled");
        assertThat(Client.get("/integrations/" + id + "/status").header("retry-after"))
                .isEmpty();
    }

    @Test
    void whatGetAnsweredCanBeSentBackWithTheCredentialsFilledIn() {
        String id = json(Client.post(
                        "/integrations", automatic(RedshiftService.PASSWORD).toString()))
                .path("id")
                .asText();
        assertThat(settled(id)).isEqualTo("enabled");
        ObjectNode got = (ObjectNode) json(Client.get("/integrations/" + id));
        ((ObjectNode) got.path("config"))
                .put("username", RedshiftService.SUPERUSER)
                .put("password", RedshiftService.PASSWORD);

        Answer edited = Client.put("/integrations/" + id, got.toString());

        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(json(edited).path("status").asText()).isEqualTo("editing");
        assertThat(settled(id)).isEqualTo("enabled");
    }

    @Test
    void aMarkInTheCredentialsOfPostAndDeleteIs400AndNamesItsPath() {
        Answer post = Client.post("/integrations", automatic(MARK).toString());
        String id = json(Client.post(
                        "/integrations", automatic(RedshiftService.PASSWORD).toString()))
                .path("id")
                .asText();
        assertThat(settled(id)).isEqualTo("enabled");

        Answer delete = Client.send("DELETE", "/integrations/" + id, credentials(MARK));

        assertThat(post.status()).isEqualTo(400);
        assertThat(message(post)).startsWith("config.password ");
        assertThat(delete.status()).isEqualTo(400);
        assertThat(message(delete)).startsWith("password ");
    }

    @Test
    void aMarkInAScriptsBodyBecomesAPlaceholder() {
        ObjectNode manual = automatic(MARK).put("autoBootstrap", false);

        Answer script = Client.post("/integrations/scripts/initial-create", manual.toString());

        assertThat(script.status()).as(script.body()).isEqualTo(200);
        assertThat(script.body()).contains("PASSWORD '<").doesNotContain(MARK);
    }

    private static String settled(String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !status(id).matches("creating|editing|deleting"));
        return status(id);
    }

    private static String status(String id) {
        return json(Client.get("/integrations/" + id + "/status"))
                .path("status")
                .asText();
    }

    private ObjectNode automatic(String password) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("type", "Redshift").put("autoBootstrap", true);
        wanted.putObject("config")
                .put("host", "localhost")
                .put("port", peer.port())
                .put("database", "immuta")
                .put("initialDatabase", "dev")
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", password);
        return wanted;
    }

    private static String credentials(String password) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", password)
                .toString();
    }
}
