package io.mooring.api;

import static io.mooring.api.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every secret that goes in during whole lives of integrations is looked for wherever something comes out or is kept. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = RedshiftService.class, restrictToAnnotatedClass = true)
class SecretsNowhereTest {
    private static final String WRONG = "Wrong-Distinctive-4410";
    private static final String MANUAL = "Manual-Distinctive-5521";
    private static final String CHANGED = "Changed-Distinctive-6632";
    private static final List<String> SECRETS = List.of(RedshiftService.PASSWORD, WRONG, MANUAL, CHANGED);

    private final RedshiftPeer peer = RedshiftService.peer();
    private final List<String> answers = new ArrayList<>();
    private final LogLines log = new LogLines();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(log);
        Logger.getLogger("io.mooring").setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
        Logger.getLogger("io.mooring").setLevel(null);
    }

    @Test
    void noSecretComesOutAnywhere() throws SQLException {
        automaticLife();
        manualLife();

        assertThat(answers).hasSizeGreaterThan(10).allSatisfy(SecretsNowhereTest::holdsNone);
        assertThat(log.lines).isNotEmpty().allSatisfy(SecretsNowhereTest::holdsNone);
        holdsNone(RawHttp.get("/q/metrics").body());
        assertThat(everyRow()).hasSizeGreaterThan(5).allSatisfy(SecretsNowhereTest::holdsNone);
    }

    private void automaticLife() {
        send("POST", "/integrations", config(true, RedshiftService.SUPERUSER, WRONG));
        peer.faults().onStatement("(?i)^create database.*", 1, new StatementFault.Fails("42501", "no " + WRONG));
        String id = id(send("POST", "/integrations", config(true, RedshiftService.SUPERUSER, RedshiftService.PASSWORD)));
        assertThat(settled(id)).isEqualTo("createError");
        peer.faults().clear();
        send("PUT", "/integrations/" + id, config(true, RedshiftService.SUPERUSER, RedshiftService.PASSWORD));
        assertThat(settled(id)).isEqualTo("enabled");
        send("GET", "/integrations/" + id, "");
        send("GET", "/integrations", "");
        send("POST", "/integrations/" + id + "/scripts/delete", "");
        send("DELETE", "/integrations/" + id, credentials(WRONG));
        send("DELETE", "/integrations/" + id, credentials(RedshiftService.PASSWORD));
        assertThat(settled(id)).isEqualTo("deleted");
    }

    private void manualLife() {
        peer.createUser("by_hand", MANUAL);
        String config = config(false, "by_hand", MANUAL);
        send("POST", "/integrations/scripts/create", config);
        send("POST", "/integrations?dryRun=true", config);
        send("POST", "/integrations", config);
        send("POST", "/integrations/scripts/initial-create", config(false, "by_hand", CHANGED));
    }

    private String send(String method, String path, String body) {
        Answer answer = Client.send(method, path, body);
        answers.add(answer.headers() + answer.body());
        return answer.body();
    }

    private static void holdsNone(String text) {
        SECRETS.forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    private String id(String answer) {
        return json(new Answer(200, Map.of(), answer)).path("id").asText();
    }

    private static String settled(String id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !status(id).endsWith("ing"));
        return status(id);
    }

    private static String status(String id) {
        return json(Client.get("/integrations/" + id + "/status")).path("status").asText();
    }

    private String config(boolean automatic, String user, String password) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("type", "Redshift").put("autoBootstrap", automatic);
        wanted.putObject("config")
                .put("host", "localhost")
                .put("port", peer.port())
                .put("database", automatic ? "immuta" : "dev")
                .put("initialDatabase", "dev")
                .put("authenticationType", "userPassword")
                .put("username", user)
                .put("password", password);
        return wanted.toString();
    }

    private static String credentials(String password) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("authenticationType", "userPassword")
                .put("username", RedshiftService.SUPERUSER)
                .put("password", password)
                .toString();
    }

    /** Every row of every table of the service's database, binary columns as text too. */
    private static List<String> everyRow() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t")) {
                    while (row.next()) {
                        rows.add(table + row.getString(1) + unhexed(row.getString(1)));
                    }
                }
            }
        }
        return rows;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet table =
                statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (table.next()) {
                tables.add(table.getString(1));
            }
        }
        return tables;
    }

    /** What a binary column, printed as hexadecimal digits, says as text. */
    private static String unhexed(String row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < row.length(); i++) {
            int high = Character.digit(row.charAt(i), 16);
            int low = Character.digit(row.charAt(i + 1), 16);
            if (high >= 0 && low >= 0) {
                text.append((char) (high * 16 + low));
                i++;
            }
        }
        return text.toString();
    }

    private static Connection database() throws SQLException {
        URI url = URI.create(ConfigProvider.getConfig().getValue("mooring.database.url", String.class));
        String[] login = url.getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
        return DriverManager.getConnection(jdbc, login[0], login[1]);
    }

    private static final class LogLines extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
