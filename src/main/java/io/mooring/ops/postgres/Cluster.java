package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One data directory ("database cluster" in PostgreSQL's words): made once, then started and stopped. */
final class Cluster {

    static final String USER = "mooring";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int SECONDS_TO_WAIT = 90;

    private final Path data;
    private final Binaries binaries;
    private final Account account;

    Cluster(Path data, Binaries binaries, Account account) {
        this.data = data;
        this.binaries = binaries;
        this.account = account;
    }

    Path log() {
        return data.resolve("server.log");
    }

    /** Makes the directory under another name, so that one that exists is always whole. */
    void initialise(String password, String database) throws IOException {
        if (Files.exists(data)) {
            return;
        }
        Path draft = data.resolveSibling(data.getFileName() + ".new");
        Path passwordFile = data.resolveSibling(data.getFileName() + ".new.password");
        Trees.delete(draft);
        Trees.create(draft, Trees.PRIVATE);
        Trees.give(account, draft);
        try {
            PrivateFile.replace(passwordFile, password);
            Trees.give(account, passwordFile);
            makeCluster(draft, passwordFile);
            makeDatabase(draft, database);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void makeCluster(Path draft, Path passwordFile) {
        require(
                "make its data directory",
                account.command(
                                draft,
                                List.of(
                                        binaries.program("initdb"),
                                        "--pgdata=" + draft,
                                        "--username=" + USER,
                                        "--pwfile=" + passwordFile,
                                        "--auth=scram-sha-256",
                                        "--encoding=UTF8",
                                        "--locale-provider=builtin",
                                        "--builtin-locale=C.UTF-8",
                                        "--locale=C"))
                        .run(LIMIT));
    }

    /** The server's single-user mode needs neither a port nor a client. */
    private void makeDatabase(Path draft, String database) {
        require(
                "make its database",
                account.command(
                                draft,
                                List.of(
                                        binaries.program("postgres"),
                                        "--single",
                                        "-j",
                                        "-D",
                                        draft.toString(),
                                        "postgres"))
                        .run(LIMIT, "CREATE DATABASE \"" + database + "\";\n\n"));
    }

    /** A directory that was made by another user of this machine's root changes hands with the account. */
    void takeOver() throws IOException {
        if (account.changesOwner() && Trees.owner(data) != account.user()) {
            Trees.giveTo(account, data);
        }
    }

    /** Ends a server that outlived its service, and frees the directory of a number that now belongs to another process. */
    void clear() throws IOException {
        var file = new PostmasterFile(data);
        Optional<ProcessHandle> leftOver = file.server();
        if (leftOver.isPresent()) {
            stop();
            return;
        }
        Optional<String> disowned = file.disowned();
        if (disowned.isPresent()) {
            write(PostmasterFile.NAME, disowned.get());
        }
    }

    Command.Outcome start(ServerSettings settings) throws IOException {
        write("postgresql.conf", settings.text());
        if (Files.exists(log())) {
            Files.move(log(), data.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return control("start", "--wait", "--timeout=" + SECONDS_TO_WAIT, "--silent", "--log=server.log")
                .run(LIMIT);
    }

    /** Lets running transactions fail and writes everything to disk; a server that does not follow is ended as after a crash. */
    void stop() {
        Command.Outcome outcome = stop("fast", 30);
        if (!outcome.succeeded() && isRunning()) {
            require("stop", stop("immediate", 30));
        }
    }

    private Command.Outcome stop(String mode, int seconds) {
        return control("stop", "--mode=" + mode, "--wait", "--timeout=" + seconds, "--silent")
                .run(LIMIT);
    }

    boolean isRunning() {
        try {
            return new PostmasterFile(data).server().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** The directory goes through the environment: pg_ctl would hand an argument to a shell. */
    private Command control(String... words) {
        return account.command(data, command(words)).with("PGDATA", data.toString());
    }

    private List<String> command(String... words) {
        return Stream.concat(Stream.of(binaries.program("pg_ctl")), Stream.of(words))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        PrivateFile.replace(data.resolve(name), text);
        Trees.give(account, data.resolve(name));
    }

    private static void require(String purpose, Command.Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new PostgresException("PostgreSQL could not " + purpose + ". It says: " + outcome.output());
        }
    }
}
