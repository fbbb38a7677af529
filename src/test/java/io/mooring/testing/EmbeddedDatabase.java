package io.mooring.testing;

import io.mooring.ops.DatabaseUrl;
import io.mooring.ops.DatasourceProperties;
import io.mooring.ops.postgres.PostgresServer;
import io.mooring.security.Keyset;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for the tests of the running service: every test application gets a new database on it, a new keyset and the first API
 * key. Use it with {@code @QuarkusTestResource(EmbeddedDatabase.class)}; the server keeps its data under {@code target}.
 */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {

    /** The first API key of every test application. */
    public static final String ADMIN_KEY = UUID.randomUUID().toString();

    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final Path directory;
    private @Nullable PostgresServer server;

    public EmbeddedDatabase() {
        this(Path.of("target", "test-database"));
    }

    /** For a test that needs a server beside the others' one. */
    public EmbeddedDatabase(Path directory) {
        this.directory = directory;
    }

    @Override
    public Map<String, String> start() {
        PostgresServer started = PostgresServer.start(directory, PostgresServer.Options.defaults());
        server = started;
        execute(started, "create database " + database);
        String url = started.url(database) + "?sslmode=disable";
        Map<String, String> properties = new HashMap<>(DatasourceProperties.of(DatabaseUrl.parse(url)));
        properties.put("mooring.database.url", url);
        properties.put("mooring.security.keyset", Keyset.create());
        properties.put("mooring.security.admin-api-key", ADMIN_KEY);
        properties.put("mooring.limits.requests-per-minute", "0");
        properties.put("mooring.limits.failed-authentications-per-minute", "0");
        return properties;
    }

    @Override
    public void stop() {
        if (server != null) {
            execute(server, "drop database " + database + " with (force)");
            server.close();
        }
    }

    private static void execute(PostgresServer server, String statement) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + PostgresServer.DATABASE;
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
