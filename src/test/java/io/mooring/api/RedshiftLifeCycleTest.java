package io.mooring.api;

import static io.mooring.api.Client.code;
import static io.mooring.api.Client.json;
import static io.mooring.api.Client.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.redshift.Driver;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole lives of Redshift integrations, through HTTP on one side and the PostgreSQL protocol with TLS on the other. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = RedshiftService.class, restrictToAnnotatedClass = true)
class RedshiftLifeCycleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedshiftPeer peer = RedshiftService.peer();
    private final SealedRows sealed;
    private Catalog untouched = peer.objects();

    @Inject
    RedshiftLifeCycleTest(Pool pool) {
        this.sealed = new SealedRows(pool);
    }

    @BeforeEach
    void remember() {
        untouched = peer.objects();
    }

    /** Every test ends as it began: nothing on the platform, no integration, no fault. */
    @AfterEach
    void nothingIsLeft() {
        peer.faults().clear();
        for (JsonNode integration : json(Client.get("/integrations"))) {
            String id = integration.path("id").asText();
            boolean automatic = integration.path("autoBootstrap").asBoolean();
            Client.send("DELETE", "/integrations/" + id, automatic ? credentials() : "");
            assertThat(settled(id)).isEqualTo("deleted");
        }
        assertThat(peer.objects()).isEqualTo(untouched);
    }

    @Test
    void anAutomaticIntegrationIsSetUpEditedAndRemovedWithoutATrace() {
        Answer created = Client.post("/integrations", automatic(false, "").toString());
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(json(created).path("status").asText()).isEqualTo("creating");
        String id = json(created).path("id").asText();

        assertThat(settled(id)).isEqualTo("enabled");
        assertThat(databases()).contains("immuta");
        assertThat(users()).contains("immuta_system_account");
        JsonNode config = json(Client.get("/integrations/" + id)).path("config");
        assertThat(config.path("username").asText()).isEqualTo("<REDACTED>");
        assertThat(config.path("password").asText()).isEqualTo("<REDACTED>");
        assertThat(config.path("port").asInt()).isEqualTo(peer.port());

        edit(id, automatic(true, "first_group"));
        assertThat(groups()).containsExactly("first_group");
        edit(id, automatic(true, "second_group"));
        assertThat(groups()).containsExactly("second_group");
        assertThat(Client.post("/integrations/" + id + "/scripts/delete", "").body())
                .contains("DROP GROUP \"second_group\";")
                .doesNotContain("first_group");
        edit(id, automatic(false, ""));
        assertThat(groups()).isEmpty();

        assertThat(Client.send("DELETE", "/integrations/" + id, credentials()).status())
                .isEqualTo(200);
        assertThat(settled(id)).isEqualTo("deleted");
        assertThat(peer.objects()).isEqualTo(untouched);
    }

    @Test
    void theScriptsRunByAPersonMakeWhatTheAutomaticSetUpMakes() {
        ObjectNode wanted = automatic(true, "impersonators");
        String id = create(wanted);
        Catalog automatic = peer.objects();
        Client.send("DELETE", "/integrations/" + id, credentials());
        assertThat(settled(id)).isEqualTo("deleted");

        runScript("dev", "/integrations/scripts/initial-create", wanted.toString());
        runScript("immuta", "/integrations/scripts/create", wanted.toString());

        assertThat(peer.objects()).isEqualTo(automatic);
        run(
                "dev",
                List.of(
                        "DROP DATABASE \"immuta\"",
                        "DROP USER \"immuta_system_account\"",
                        "DROP GROUP \"impersonators\""));
    }

    @Test
    void aManualIntegrationIsCheckedAndChangesNothingItself() {
        ObjectNode wanted = manual();
        runScript("dev", "/integrations/scripts/initial-create", wanted.toString());
        runScript("immuta", "/integrations/scripts/create", wanted.toString());
        Catalog byHand = peer.objects();

        String id = create(wanted);

        assertThat(peer.objects()).isEqualTo(byHand);
        Answer script = Client.post("/integrations/" + id + "/scripts/delete", "");
        Answer refused = Client.send("DELETE", "/integrations/" + id, credentials());
        assertThat(message(refused)).startsWith("Credentials are not required for disable unless");
        assertThat(Client.delete("/integrations/" + id).status()).isEqualTo(200);
        assertThat(settled(id)).isEqualTo("deleted");
        assertThat(peer.objects()).isEqualTo(byHand);
        run("dev", statements(script.body()));
    }

    @Test
    void aWrongPasswordIsTold422AndNothingIsStored() {
        ObjectNode wanted = automatic(false, "");
        ((ObjectNode) wanted.get("config")).put("password", "Wrong-Passw0rd");

        Answer refused = Client.post("/integrations", wanted.toString());

        assertThat(refused.status()).isEqualTo(422);
        JsonNode tests = json(refused).path("validationResults").path("validationTests");
        assertThat(tests.get(0).path("status").asText()).isEqualTo("failed");
        assertThat(tests.get(1).path("message").asText())
                .isEqualTo("Skipped because \"Initial Validation: Basic Connection Test\" failed.");
        assertThat(json(Client.get("/integrations"))).isEmpty();
    }

    @Test
    void aSecondIntegrationOnTheSameTargetIsA409ThatNamesTheFirst() {
        String id = create(automatic(false, ""));

        Answer refused = Client.post("/integrations", automatic(false, "").toString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(message(refused))
                .isEqualTo("Redshift integration already exists on host localhost (id = " + id + ")");
    }

    @Test
    void aCreateThatThePlatformRefusesHalfWayIsUndoneAndMendedByPut() {
        peer.faults().onStatement("(?i)^create schema.*immuta_functions.*", 1, new StatementFault.Fails("42501", "no"));
        Answer created = Client.post("/integrations", automatic(false, "").toString());
        String id = json(created).path("id").asText();

        assertThat(settled(id)).isEqualTo("createError");
        assertThat(peer.objects()).isEqualTo(untouched);
        Answer again = Client.post("/integrations", automatic(false, "").toString());
        assertThat(again.status()).isEqualTo(400);
        assertThat(message(again))
                .isEqualTo("Use PUT /integrations/" + id + " endpoint to update connection information for Redshift"
                        + " integration on host localhost (id = " + id + ") that previously failed to create.");

        peer.faults().clear();
        edit(id, automatic(false, ""));
        assertThat(databases()).contains("immuta");
    }

    /** Its create is in the middle of the validation then, which is where a cancelled request would end. */
    @Test
    void aClientThatLeavesWhileItsConnectionIsValidatedStopsNothing() {
        peer.faults().onStatement("(?s).*", 1, new StatementFault.Delayed(Duration.ofSeconds(1)));
        peer.forgetStatements();
        String body = automatic(false, "").toString();

        try (RawHttp connection = RawHttp.connect()) {
            Map<String, String> headers = Map.of(
                    "Authorization", EmbeddedDatabase.ADMIN_KEY, "Content-Length", Integer.toString(body.length()));
            connection.send(RawHttp.head("POST", "/integrations", headers)
                    .append("\r\n")
                    .append(body)
                    .toString());
            await().atMost(PATIENCE).until(() -> !peer.statements().isEmpty());
        }

        await().atMost(PATIENCE).until(() -> json(Client.get("/integrations")).size() == 1);
        String id = json(Client.get("/integrations")).path(0).path("id").asText();
        assertThat(settled(id)).isEqualTo("enabled");
    }

    @Test
    void aStatementWhoseAnswerWasLostTakesEffectOnce() {
        peer.faults().onStatement("(?i)^create database.*", 1, new StatementFault.ClosedAfterExecution());

        create(automatic(false, ""));

        assertThat(databases()).containsOnlyOnce("immuta");
    }

    @Test
    void putIsRefusedForFixedAttributesAndMarksThatNothingIsStoredFor() {
        String id = create(automatic(false, ""));
        ObjectNode moved = automatic(false, "");
        ((ObjectNode) moved.get("config")).put("host", "elsewhere.example").put("database", "other");
        ObjectNode marked = automatic(false, "");
        ((ObjectNode) marked.get("config")).put("password", "<REDACTED>");

        assertThat(message(Client.put("/integrations/" + id, moved.toString())))
                .isEqualTo("Unable to edit integration due to changes of non-editable attribute(s). host, database");
        assertThat(message(Client.put("/integrations/" + id, marked.toString())))
                .isEqualTo("Integrations that are automatically configured require privileged credentials to edit."
                        + " Please provide them in your payload.");
        assertThat(message(Client.delete("/integrations/" + id)))
                .isEqualTo("Integrations that are automatically configured require privileged credentials to disable."
                        + " Please provide them in your payload.");
        assertThat(code(Client.send("PUT", "/integrations/" + id, moved.toString(), "If-Match", "\"77\"")))
                .isEqualTo("preconditionFailed");
    }

    @Test
    void theOneTimePasswordIsNowhereAfterTheRun() {
        String id = create(automatic(false, ""));

        assertThat(Client.get("/integrations/" + id).body()).doesNotContain(RedshiftService.PASSWORD);
        assertThat(Client.get("/integrations").body()).doesNotContain(RedshiftService.PASSWORD);
        assertThat(RawHttp.get("/q/metrics").body()).doesNotContain(RedshiftService.PASSWORD);
    }

    @Test
    void aManualIntegrationWhoseSecretsCannotBeOpenedIsMendedByPut() {
        ObjectNode wanted = manual();
        runScript("dev", "/integrations/scripts/initial-create", wanted.toString());
        runScript("immuta", "/integrations/scripts/create", wanted.toString());
        String id = create(wanted);
        sealed.damage(id);

        assertThat(Client.get("/integrations/" + id).status()).isEqualTo(200);
        assertSecretsUnreadable(Client.delete("/integrations/" + id));
        assertSecretsUnreadable(Client.post("/integrations/" + id + "/scripts/delete", ""));
        assertSecretsUnreadable(Client.post("/integrations/" + id + "/scripts/edit", wanted.toString()));
        ObjectNode marked = wanted.deepCopy();
        ((ObjectNode) marked.get("config")).put("password", "<REDACTED>");
        assertThat(message(Client.put("/integrations/" + id, marked.toString())))
                .startsWith("config.password must be sent anew: no value is stored");

        edit(id, wanted);

        Answer script = Client.post("/integrations/" + id + "/scripts/delete", "");
        assertThat(Client.delete("/integrations/" + id).status()).isEqualTo(200);
        assertThat(settled(id)).isEqualTo("deleted");
        run("dev", statements(script.body()));
    }

    /** What is unreadable there is the password that the service made; a PUT would not make it known again. */
    @Test
    void anAutomaticIntegrationWhoseSecretsCannotBeOpenedWaitsForItsKeyset() {
        String id = create(automatic(false, ""));
        Buffer readable = sealed.damage(id);

        assertThat(Client.get("/integrations/" + id).status()).isEqualTo(200);
        assertSecretsUnreadable(
                Client.put("/integrations/" + id, automatic(true, "group").toString()));
        assertSecretsUnreadable(Client.send("DELETE", "/integrations/" + id, credentials()));

        sealed.write(id, readable);
        edit(id, automatic(true, "group"));
    }

    private static void assertSecretsUnreadable(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("secretsUnreadable");
    }

    private String create(ObjectNode wanted) {
        Answer created = Client.post("/integrations", wanted.toString());
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        String id = json(created).path("id").asText();
        assertThat(settled(id)).isEqualTo("enabled");
        return id;
    }

    private static void edit(String id, ObjectNode wanted) {
        Answer edited = Client.put("/integrations/" + id, wanted.toString());
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(settled(id)).isEqualTo("enabled");
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

    private ObjectNode automatic(boolean impersonation, String group) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("type", "Redshift").put("autoBootstrap", true);
        ObjectNode config = wanted.putObject("config")
                .put("host", "localhost")
                .put("port", peer.port())
                .put("database", "immuta")
                .put("initialDatabase", "dev")
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", RedshiftService.PASSWORD);
        if (impersonation) {
            config.putObject("impersonation").put("enabled", true).put("role", group);
        }
        return wanted;
    }

    private ObjectNode manual() {
        ObjectNode wanted = automatic(false, "").put("autoBootstrap", false);
        ((ObjectNode) wanted.get("config")).put("username", "by_hand").put("password", "By-Hand-Passw0rd");
        return wanted;
    }

    private static String credentials() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", RedshiftService.PASSWORD)
                .toString();
    }

    private void runScript(String database, String path, String body) {
        Answer script = Client.post(path, body, "Accept", "application/json");
        run(
                database,
                StreamSupport.stream(json(script).path("statements").spliterator(), false)
                        .map(statement -> statement.path("text").asText())
                        .toList());
    }

    private static List<String> statements(String script) {
        return script.lines()
                .filter(line -> !line.startsWith("--") && !line.isBlank())
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
    }

    private void run(String database, List<String> statements) {
        Properties login = new Properties();
        login.setProperty("user", RedshiftService.SUPERUSER);
        login.setProperty("password", RedshiftService.PASSWORD);
        login.setProperty("sslrootcert", peer.authority().toString());
        login.setProperty("sslmode", "verify-ca");
        try (Connection connection = new Driver().connect(peer.jdbcUrl(database), login);
                Statement session = connection.createStatement()) {
            for (String statement : statements) {
                session.execute(statement.replace("<SYSTEM_ACCOUNT_PASSWORD>", "By-Hand-Passw0rd1"));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> databases() {
        return peer.objects().databases().stream().map(Catalog.Database::name).toList();
    }

    private List<String> users() {
        return peer.objects().users().stream().map(Catalog.User::name).toList();
    }

    private List<String> groups() {
        return peer.objects().groups().stream().map(Catalog.Group::name).toList();
    }
}
