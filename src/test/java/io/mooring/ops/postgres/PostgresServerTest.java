package io.mooring.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.ops.postgres.PostgresServer.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresServerTest {

    private Path directory;
    private String version;

    @BeforeAll
    void makeADirectoryWithARow() throws Exception {
        directory =
                TestDirectories.make("with a space and $HOME ").resolve("data").resolve("postgres");
        try (var server = PostgresServer.start(directory, Options.defaults())) {
            version = server.version().substring(0, server.version().indexOf('.'));
            Sql.execute(server, "create table kept (word text)");
            Sql.execute(server, "insert into kept values ('anchor')");
        }
    }

    private Path data() {
        return directory.resolve(version);
    }

    private static void assertKept(PostgresServer server) throws SQLException {
        assertThat(Sql.query(server, "select word from kept")).isEqualTo("anchor");
    }

    @Nested
    class ARestart {

        @Test
        void findsTheDataAgain() throws Exception {
            try (var server = PostgresServer.start(directory, Options.defaults())) {
                assertKept(server);
            }
        }

        @Test
        void endsAServerWhoseServiceWasKilled() throws Exception {
            try (var service = ServerProcess.on(directory)) {
                long orphan = postmaster();
                service.kill();
                assertThat(ProcessHandle.of(orphan)).isPresent();

                try (var server = PostgresServer.start(directory, Options.defaults())) {
                    awaitEnd(orphan);
                    assertKept(server);
                }
            }
        }

        @Test
        void recoversAfterTheServerItselfWasKilledWithAClientConnected() throws Exception {
            var killed = PostgresServer.start(directory, Options.defaults());
            try (var client = Sql.connect(killed, killed.password())) {
                assertThat(client.isValid(1)).isTrue();
                ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
                killed.close();

                try (var server = PostgresServer.start(directory, Options.defaults())) {
                    assertKept(server);
                }
            }
        }

        @Test
        void leavesAStrangerAloneThatHasTheOldProcessNumber() throws Exception {
            Process stranger = new ProcessBuilder("sleep", "600").start();
            try {
                leaveProcessFile(stranger.pid());

                try (var server = PostgresServer.start(directory, Options.defaults())) {
                    assertKept(server);
                }
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }

        @Test
        void leavesAServerOnAnotherDirectoryAloneThatHasTheOldProcessNumber() throws Exception {
            Path other = TestDirectories.make("other");
            try (var stranger = PostgresServer.start(other, Options.defaults())) {
                leaveProcessFile(ProcessHandle.of(processIn(other.resolve(version)))
                        .orElseThrow()
                        .pid());

                try (var server = PostgresServer.start(directory, Options.defaults())) {
                    assertKept(server);
                }
                assertThat(Sql.query(stranger, "select 1")).isEqualTo("1");
            }
        }

        private void leaveProcessFile(long number) throws IOException {
            Files.writeString(
                    data().resolve("postmaster.pid"),
                    "%d%n%s%n1700000000%n5432%n%n127.0.0.1%n  1234567   1234567%nready%n".formatted(number, data()));
        }
    }

    @Nested
    class ASecondServer {

        @Test
        void isRefusedInTheSameProcess() {
            try (var first = PostgresServer.start(directory, Options.defaults())) {
                assertThatThrownBy(() -> PostgresServer.start(directory, Options.defaults()))
                        .isInstanceOf(PostgresException.class)
                        .hasMessageContaining("is in use by another service (process "
                                + ProcessHandle.current().pid() + ")")
                        .hasMessageContaining("mooring.data-dir");
                assertThat(first.port()).isPositive();
            }
        }

        @Test
        void isRefusedInAnotherProcess() throws Exception {
            try (var service = ServerProcess.on(directory)) {
                assertThatThrownBy(() -> PostgresServer.start(directory, Options.defaults()))
                        .isInstanceOf(PostgresException.class)
                        .hasMessageContaining("is in use by another service");
                service.kill();
            }
            PostgresServer.start(directory, Options.defaults()).close();
        }
    }

    @Nested
    class TheServer {

        @Test
        void asksForThePassword() {
            try (var server = PostgresServer.start(directory, Options.defaults())) {
                assertThatThrownBy(() -> Sql.connect(server, "another"))
                        .hasMessageContaining("password authentication failed");
            }
        }

        @Test
        void writesToTheDiskBeforeItAnswers() throws Exception {
            try (var server = PostgresServer.start(directory, Options.defaults())) {
                assertThat(Sql.query(server, "show fsync")).isEqualTo("on");
                assertThat(Sql.query(server, "show synchronous_commit")).isEqualTo("on");
                assertThat(Sql.query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(Sql.query(server, "show unix_socket_directories")).isEmpty();
                assertThat(Sql.query(server, "select left(rolpassword, 13) from pg_authid where rolname = user"))
                        .isEqualTo("SCRAM-SHA-256");
            }
        }

        @Test
        void takesTheCallersPortAndSettings() throws Exception {
            int port = freePort();
            try (var server =
                    PostgresServer.start(directory, new Options(port, Map.of("application_name", "it's \\ ours")))) {
                assertThat(server.port()).isEqualTo(port);
                assertThat(server.url("other"))
                        .isEqualTo("postgresql://mooring:" + server.password() + "@127.0.0.1:" + port + "/other");
                assertThat(Sql.query(server, "select setting from pg_file_settings where name = 'application_name'"))
                        .isEqualTo("it's \\ ours");
            }
        }

        @Test
        void namesAPortThatIsTaken() throws Exception {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThatThrownBy(() -> PostgresServer.start(directory, new Options(taken.getLocalPort(), Map.of())))
                        .isInstanceOf(PostgresException.class)
                        .hasMessage("Port " + taken.getLocalPort()
                                + " is in use by another process; the database cannot listen on it.");
            }
        }

        @Test
        void keepsItsDataAndItsPasswordToItself() throws Exception {
            assertThat(mode(data())).isEqualTo("rwx------");
            assertThat(mode(directory.resolve("password"))).isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("password"))).hasSizeGreaterThanOrEqualTo(32);
        }

        @Test
        void isGoneAfterClose() throws Exception {
            var server = PostgresServer.start(directory, Options.defaults());
            long number = postmaster();
            server.close();
            server.close();
            awaitEnd(number);
        }
    }

    @Nested
    class ADirectory {

        @Test
        void ofWhichOnlyTheOwnerMayEnterTheParentWorksOrSaysWhatToDo(@TempDir Path closed) throws Exception {
            Trees.setMode(closed, Trees.PRIVATE);
            try (var server = PostgresServer.start(closed.resolve("postgres"), Options.defaults())) {
                assertThat(Sql.query(server, "select 1")).isEqualTo("1");
            } catch (PostgresException e) {
                assertThat(e).hasMessageContaining("no other user can enter").hasMessageContaining("mooring.data-dir");
            }
        }

        @Test
        void whoseMakingWasInterruptedIsMadeAnew() throws Exception {
            Path interrupted = TestDirectories.make("interrupted");
            Files.writeString(
                    Files.createDirectory(interrupted.resolve(version + ".new")).resolve("PG_VERSION"), version);
            try (var server = PostgresServer.start(interrupted, Options.defaults())) {
                assertThat(Sql.query(server, "select 1")).isEqualTo("1");
            }
            assertThat(interrupted.resolve(version + ".new")).doesNotExist();
        }

        @Test
        void ofAnotherMajorVersionIsRefused() throws Exception {
            Path older = TestDirectories.make("older");
            Files.createDirectory(older.resolve("9"));
            assertThatThrownBy(() -> PostgresServer.start(older, Options.defaults()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("was written by PostgreSQL 9")
                    .hasMessageContaining("pg_dump");
        }

        @Test
        void whosePasswordIsLostIsRefused() throws Exception {
            Path lost = TestDirectories.make("lost");
            Files.createDirectory(lost.resolve(version));
            assertThatThrownBy(() -> PostgresServer.start(lost, Options.defaults()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining(lost.resolve("password").toString());
        }

        @Test
        void thatIsAFileIsRefused() throws Exception {
            Path file = Files.createFile(TestDirectories.make("file").resolve("postgres"));
            assertThatThrownBy(() -> PostgresServer.start(file, Options.defaults()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("cannot use the directory " + file);
        }
    }

    private long postmaster() throws IOException {
        return processIn(data());
    }

    private static long processIn(Path data) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
        return Long.parseLong(lines.getFirst());
    }

    /** A dead process keeps its number until its parent has taken note. */
    private static void awaitEnd(long number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(number).isEmpty());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
