package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server process on 127.0.0.1 that keeps its data in a directory, across restarts and crashes. The directory holds the data of one
 * major version, the superuser's generated password (0600) and a lock, so that a second server on it is refused. Calls block; nothing is logged.
 */
public final class PostgresServer implements AutoCloseable {

    /** The database that every new directory has, beside PostgreSQL's own {@code postgres}. */
    public static final String DATABASE = "mooring";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final Binaries binaries;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    PostgresServer(Cluster cluster, DirectoryLock lock, Binaries binaries, int port, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.binaries = binaries;
        this.port = port;
        this.password = password;
    }

    /** What a caller may choose: the port, 0 for a free one, and settings of {@code postgresql.conf} in addition to ours. */
    public record Options(int port, Map<String, String> settings) {

        public Options {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be between 0 and 65535");
            }
            settings = Map.copyOf(settings);
        }

        /** A free port and no further settings. */
        public static Options defaults() {
            return new Options(0, Map.of());
        }
    }

    /**
     * Makes the directory if it is not there, ends a server that a killed process left behind in it, and returns when the new server takes
     * connections.
     *
     * @throws PostgresException with a plain message when there are no binaries for this machine, the directory is in use or cannot be used
     */
    public static PostgresServer start(Path directory, Options options) {
        Path place = directory.toAbsolutePath().normalize();
        try {
            Trees.create(place, AccountChoice.isRoot() ? Trees.ENTERABLE : Trees.PRIVATE);
            DirectoryLock lock = DirectoryLock.take(place);
            return startLocked(place.toRealPath(), options, lock);
        } catch (IOException e) {
            throw new PostgresException(
                    "The database cannot use the directory " + place + ": " + e
                            + ". Make it writable, or set mooring.data-dir to another directory.",
                    e);
        }
    }

    private static PostgresServer startLocked(Path directory, Options options, DirectoryLock lock) throws IOException {
        try {
            return new ServerStart(directory, options, lock).run();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The superuser's name. */
    public String user() {
        return Cluster.USER;
    }

    /** The superuser's password; letters, digits, {@code -} and {@code _} only. */
    public String password() {
        return password;
    }

    /** The server's version, such as {@code 18.6}. */
    public String version() {
        return binaries.version();
    }

    /** The address with user and password in it: whoever prints it prints a secret. */
    public String url(String database) {
        return "postgresql://" + user() + ":" + password + "@127.0.0.1:" + port + "/" + database;
    }

    /** Stops the server and gives the directory free; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (lock) {
                cluster.stop();
            } catch (IOException e) {
                throw new PostgresException(
                        "The lock on the database's directory could not be given back: " + e.getMessage(), e);
            }
        }
    }
}
