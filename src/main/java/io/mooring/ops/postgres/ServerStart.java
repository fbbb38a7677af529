package io.mooring.ops.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** The way from a locked directory to a server that takes connections. */
record ServerStart(Path directory, PostgresServer.Options options, DirectoryLock lock) {

    private static final int ATTEMPTS = 5;
    private static final Duration OLD_SERVER_LIMIT = Duration.ofSeconds(30);

    PostgresServer run() throws IOException {
        Account account = new AccountChoice(directory).choose(directory.resolve(DataVersion.any(directory)));
        Binaries binaries = new BinaryPlaces(directory, account).find();
        DataVersion.check(directory, binaries.majorVersion());
        Path data = directory.resolve(binaries.majorVersion());
        String password = password(data);
        var cluster = new Cluster(data, binaries, account);
        cluster.initialise(password, PostgresServer.DATABASE);
        cluster.takeOver();
        cluster.clear();
        return new PostgresServer(cluster, lock, binaries, launch(cluster), password);
    }

    private String password(Path data) throws IOException {
        Path file = directory.resolve("password");
        if (!Files.exists(file)) {
            if (Files.exists(data)) {
                throw new PostgresException("The password of the database in " + data + " is missing: bring the file "
                        + file + " back, or set mooring.data-dir to another directory.");
            }
            PrivateFile.create(file, generated());
        }
        return Files.readString(file).strip();
    }

    private static String generated() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A free port may be taken by another process before the server has it; memory of a killed server is freed when its last child ends. */
    private int launch(Cluster cluster) throws IOException {
        Instant end = Instant.now().plus(OLD_SERVER_LIMIT);
        for (int attempt = 1; ; ) {
            int port = options.port() == 0 ? freePort() : options.port();
            if (cluster.start(new ServerSettings(port, options.settings())).succeeded()) {
                return port;
            }
            String log = Files.exists(cluster.log()) ? Files.readString(cluster.log()) : "";
            if (log.contains("shared memory block") && Instant.now().isBefore(end)) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            } else if (!(options.port() == 0 && log.contains("Address already in use") && attempt++ < ATTEMPTS)) {
                throw failed(port, cluster, log);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static PostgresException failed(int port, Cluster cluster, String log) {
        if (log.contains("Address already in use")) {
            return new PostgresException(
                    "Port " + port + " is in use by another process; the database cannot listen on it.");
        }
        String said =
                log.lines().filter(line -> line.contains("FATAL:")).findFirst().orElse("nothing");
        return new PostgresException(
                "PostgreSQL did not start. It says: " + said + " The whole log is in " + cluster.log() + ".");
    }
}
