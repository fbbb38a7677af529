package io.mooring.ops;

import io.mooring.ops.postgres.PostgresException;
import io.mooring.ops.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The PostgreSQL that the service runs itself: one per process, started once and stopped when everything else has stopped. */
record EmbeddedDatabase(Path directory, String version, DatabaseUrl url) {

    private static final String DIRECTORY = "directory";
    private static final String VERSION = "version";
    private static final String URL = "url";

    /** The shutdown timeout of the service and some time for what comes after. */
    private static final Duration APPLICATION_LIMIT = Duration.ofSeconds(70);

    static Path directoryIn(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }

    /** The server that an earlier step of this process has started, if there is one. */
    static Optional<EmbeddedDatabase> inThisProcess() {
        return LaunchMemory.recall(DIRECTORY)
                .map(directory -> new EmbeddedDatabase(
                        Path.of(directory),
                        LaunchMemory.recall(VERSION).orElseThrow(),
                        DatabaseUrl.parse(LaunchMemory.recall(URL).orElseThrow())));
    }

    /** Starts the server, or finds the one that an earlier life of the application started in this process. */
    static EmbeddedDatabase running(Path dataDirectory) {
        Path directory = directoryIn(dataDirectory);
        return inThisProcess()
                .filter(running -> running.directory().equals(directory))
                .orElseGet(() -> started(directory));
    }

    private static EmbeddedDatabase started(Path directory) {
        PostgresServer server = start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(server), "embedded-postgresql-stop"));
        LaunchMemory.remember(DIRECTORY, directory.toString());
        LaunchMemory.remember(VERSION, server.version());
        LaunchMemory.remember(URL, server.url(PostgresServer.DATABASE) + "?sslmode=disable");
        return inThisProcess().orElseThrow();
    }

    private static PostgresServer start(Path directory) {
        try {
            return PostgresServer.start(directory, PostgresServer.Options.defaults());
        } catch (PostgresException e) {
            throw StartRefused.surroundings(String.valueOf(e.getMessage()));
        }
    }

    /** All shutdown hooks run at once, and the application's own still needs the database. */
    private static void stopLast(PostgresServer server) {
        Instant end = Instant.now().plus(APPLICATION_LIMIT);
        while (LaunchMemory.isServing() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        server.close();
    }
}
