package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.ops.postgres.PostgresServer;
import io.mooring.security.KeyHash;
import io.mooring.testing.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged service on a PostgreSQL that it is told: what it asks of it at start, and what happens when it goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnDatabaseIT {

    private static final String LIVE = "/q/health/live";
    private static final String READY = "/q/health/ready";

    private final Installation installation = Installation.make("own database");

    /** Never accepts: it keeps the number for the database, which is there at times and at times not. */
    private final LoopbackPort port = new LoopbackPort(0, client -> {});

    private PostgresServer server;
    private Path keyset;

    @BeforeAll
    void startADatabase() throws IOException {
        port.refuse();
        server = startServer();
        keyset = Files.writeString(installation.directory().resolve("keyset.json"), Keyset.generate());
    }

    @AfterAll
    void stopTheDatabase() {
        server.close();
        port.close();
    }

    private PostgresServer startServer() {
        return PostgresServer.start(
                installation.directory().resolve("server"), new PostgresServer.Options(port.number(), Map.of()));
    }

    /** For a database of its own. */
    private Map<String, String> options(String database) {
        return Map.of(
                "mooring.database.url", server.url(database),
                "mooring.database.embedded", "never",
                "mooring.security.keyset-file", keyset.toString());
    }

    @Test
    void aStartWithoutAnyAdministratorsKeyIsRefusedInOneLine() throws Exception {
        execute(PostgresServer.DATABASE, "create database keyless");

        assertRefused(
                options("keyless"),
                2,
                "mooring.security.admin-api-key is not set, and the database holds no administrator's key");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsOneLineWithoutItsPassword() throws Exception {
        try (var nobody = new LoopbackPort(0, client -> {})) {
            nobody.refuse();
            String address = "127.0.0.1:" + nobody.number() + "/mooring";
            assertRefused(
                    Map.of(
                            "mooring.database.url",
                            "postgresql://anna:secret@" + address,
                            "mooring.security.keyset-file",
                            keyset.toString()),
                    1,
                    "mooring.database.url: the database at " + address + " does not let the service in");
        }
    }

    private void assertRefused(Map<String, String> options, int exit, String words) throws Exception {
        try (var refused = installation.start(options)) {
            assertThat(refused.awaitExit()).isEqualTo(exit);
            assertThat(refused.errors()).startsWith(words).doesNotContain("\n", "secret", server.password());
        }
    }

    @Test
    void migrateBringsTheSchemaUpToDateOnce() throws Exception {
        execute(PostgresServer.DATABASE, "create database migrated");

        assertThat(migrate("migrated")).isEqualTo("Migrations applied: 1.");
        execute("migrated", "select count(*) from integration");
        assertThat(migrate("migrated")).isEqualTo("The schema was up to date.");
    }

    private String migrate(String database) throws Exception {
        try (var command = installation.start(options(database), "migrate")) {
            assertThat(command.awaitExit()).as(command.errors()).isZero();
            return command.output().lines().toList().getLast();
        }
    }

    @Test
    void anOutageIsToldAndIsOverWhenTheDatabaseIsBack() throws Exception {
        String key = UUID.randomUUID().toString();
        execute(PostgresServer.DATABASE, "create database served");
        migrate("served");
        storeAdministratorsKey("served", key);

        try (var service = installation.start(options("served"))) {
            var client = new ServiceClient(service.awaitReady(), key);
            assertThat(client.get("/integrations").statusCode()).isEqualTo(200);

            server.close();
            try {
                assertTellsTheOutage(client);
            } finally {
                server = startServer();
            }
            client.awaitAnswer(READY, 200);
            assertThat(client.get("/integrations").body()).isEqualTo("[]");
            assertThat(create(client)).isEqualTo(200);
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static void assertTellsTheOutage(ServiceClient client) throws Exception {
        client.awaitAnswer(READY, 503);
        assertThat(client.get(LIVE).statusCode()).isEqualTo(200);
        assertThat(create(client)).isEqualTo(503);
        var answer = client.get("/integrations");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    }

    private static int create(ServiceClient client) throws Exception {
        return client.send("POST", "/integrations", "{\"type\":\"Trino\"}").statusCode();
    }

    private void storeAdministratorsKey(String database, String key) throws SQLException {
        try (var connection = connect(database);
                var insert = connection.prepareStatement("insert into api_key (name, hash, permissions)"
                        + " values ('first', ?, '{APPLICATION_ADMIN}')")) {
            insert.setBytes(1, KeyHash.of(key).bytes());
            insert.executeUpdate();
        }
    }

    private void execute(String database, String statement) throws SQLException {
        try (var connection = connect(database);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database, server.user(), server.password());
    }
}
