package io.mooring.reliability;

import io.mooring.ops.Installation;
import io.mooring.ops.ServiceClient;
import io.mooring.ops.ServiceProcess;
import io.mooring.ops.postgres.PostgresServer;
import io.mooring.security.Keyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Processes of the packaged service, as many as a test wants, on one PostgreSQL of their own. */
final class Fleet implements AutoCloseable {

    private static final String DATABASE = PostgresServer.DATABASE;

    private final String key = UUID.randomUUID().toString();
    private final Queue<ServiceProcess> started = new ConcurrentLinkedQueue<>();
    private final Installation installation;
    private final PostgresServer server;
    private final Map<String, String> options;

    private Fleet(Installation installation, PostgresServer server, Map<String, String> options) {
        this.installation = installation;
        this.server = server;
        this.options = new HashMap<>(options);
        this.options.put("mooring.database.url", server.url(DATABASE));
        this.options.put("mooring.database.embedded", "never");
        this.options.put("mooring.security.keyset", Keyset.create());
        this.options.put("mooring.security.admin-api-key", key);
        this.options.put("mooring.limits.requests-per-minute", "0");
        // A run that is killed again and again at the same step is not what is wrong here.
        this.options.put("mooring.engine.max-fruitless-attempts", "1000");
    }

    /** Without a process yet, but with a first start and an orderly end behind it: the tables are there, and later starts are fast. */
    static Fleet found(String name, Map<String, String> options) throws InterruptedException {
        Installation installation = Installation.make(name);
        PostgresServer server =
                PostgresServer.start(installation.directory().resolve("server"), PostgresServer.Options.defaults());
        Fleet fleet = new Fleet(installation, server, options);
        fleet.start().process().terminate();
        return fleet;
    }

    /** A process of the service, and somebody who calls it. */
    record Replica(ServiceProcess process, ServiceClient client) {}

    /** Returns when the new process is ready. */
    Replica start() {
        try {
            ServiceProcess process = installation.start(options);
            started.add(process);
            return new Replica(process, new ServiceClient(process.awaitReady(), key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first column of every row. */
    List<String> column(String query) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DATABASE,
                        server.user(),
                        server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public void close() {
        started.forEach(ServiceProcess::close);
        server.close();
    }
}
