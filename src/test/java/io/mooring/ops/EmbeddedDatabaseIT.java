package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged service on its embedded database: its first start, later ones, and what is left when it is told to stop or killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedDatabaseIT {

    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final int TERMINATED = 143;
    private static final Pattern CURL =
            Pattern.compile("^ *curl -H 'Authorization: (\\w{48})' (http://\\S+)$", Pattern.MULTILINE);

    /** The address stands in what is stored for Trino, and each start has another port. */
    private static final Map<String, String> OPTIONS = Map.of("mooring.public-url", "https://mooring.example.com");

    private final Installation installation = Installation.make("embedded database");
    private FirstStart first;

    /** What was seen of the first start, from its beginning to its end. */
    private record FirstStart(
            Duration untilReady,
            String output,
            String key,
            HttpResponse<String> answer,
            String stored,
            Installation.Postmaster database,
            int exit,
            Optional<Installation.Postmaster> leftOver) {}

    @BeforeAll
    void startForTheFirstTime() throws Exception {
        Instant begin = Instant.now();
        try (var service = installation.start(OPTIONS)) {
            int port = service.awaitReady();
            Duration untilReady = Duration.between(begin, Instant.now());
            service.awaitOutput(CURL);
            Matcher line = CURL.matcher(service.output());
            assertThat(line.find()).as(service.output()).isTrue();
            String key = line.group(1);
            var answer = ServiceClient.send("GET", URI.create(line.group(2)), key, "");
            var client = new ServiceClient(port, key);
            assertThat(client.send("POST", "/integrations", "{\"type\":\"Trino\"}")
                            .statusCode())
                    .isEqualTo(200);
            client.awaitStatus("1", "enabled");
            String stored = client.get("/integrations/1").body();
            var database = installation.postmaster().orElseThrow();
            assertThat(database.isRunning()).isTrue();
            int exit = service.terminate();
            first = new FirstStart(
                    untilReady, service.output(), key, answer, stored, database, exit, installation.postmaster());
        }
    }

    @AfterAll
    void endTheDatabase() throws IOException {
        installation.endDatabase();
    }

    private void assertFindsItsData(ServiceClient client) throws Exception {
        assertThat(client.get("/integrations/1").body()).isEqualTo(first.stored());
    }

    @Nested
    class TheFirstStart {

        @Test
        void printsItsKeyAndALineThatWorks() {
            assertThat(first.output())
                    .contains("The API key, shown this once and kept in ", "\n  " + first.key() + "\n");
            assertThat(first.answer().statusCode()).isEqualTo(200);
            assertThat(first.answer().body()).isEqualTo("[]");
        }

        @Test
        void keepsItsKeyInAFileForItsOwner() throws Exception {
            Path file = installation.directory().resolve("data").resolve("admin-api-key");

            assertThat(file).hasContent(first.key());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void isReadyInTime() {
            assertThat(first.untilReady()).isLessThan(IN_TIME);
        }

        @Test
        void endsWithItsDatabaseWhenItIsTerminated() {
            assertThat(first.exit()).isEqualTo(TERMINATED);
            assertThat(first.output()).contains("stopped in");
            assertThat(first.database().isRunning()).isFalse();
            assertThat(first.leftOver()).isEmpty();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ALaterStart {

        private ServiceProcess service;
        private int port;

        @BeforeAll
        void startAgain() throws IOException {
            service = installation.start(OPTIONS);
            port = service.awaitReady();
        }

        @AfterAll
        void terminate() throws InterruptedException {
            service.terminate();
        }

        @Test
        void findsItsDataAndTakesItsKey() throws Exception {
            assertFindsItsData(new ServiceClient(port, first.key()));
        }

        @Test
        void keepsItsKeyToItself() {
            service.awaitOutput(Pattern.compile("Using the embedded PostgreSQL"));

            assertThat(service.output()).doesNotContain(first.key()).doesNotContain("curl");
        }

        @Test
        void refusesAnotherServiceOnItsData() throws Exception {
            assertRefused(OPTIONS, "The database in " + installation.directory() + "/data/postgres is in use");
        }

        @Test
        void refusesAnotherServiceOnItsPort() throws Exception {
            assertRefused(Map.of("quarkus.http.port", Integer.toString(port)), "Port " + port + " cannot be used");
        }

        private void assertRefused(Map<String, String> options, String words) throws Exception {
            try (var other = installation.start(options)) {
                assertThat(other.awaitExit()).isEqualTo(1);
                assertThat(other.errors()).startsWith(words).doesNotContain("\n");
            }
            assertThat(new ServiceClient(port, first.key()).get("/integrations").statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class AKill {

        private static final String USER = "awsuser";
        private static final String PASSWORD = "Distinctive-Passw0rd-7731";

        @Test
        void isFollowedByAStartThatFindsItsDataAndFinishesWhatWasAccepted() throws Exception {
            try (RedshiftPeer peer = RedshiftPeer.start(RedshiftPeerOptions.encrypted(USER, PASSWORD))) {
                Catalog untouched = peer.objects();

                String id = dieAfterAcceptingACreate(peer);
                dieInTheMiddleOfADelete(peer, id);

                try (var service = start(peer)) {
                    var client = new ServiceClient(service.awaitReady(), first.key());
                    client.awaitStatus(id, "deleted");
                    assertThat(peer.objects()).isEqualTo(untouched);
                    assertFindsItsData(client);
                    service.terminate();
                }
            }
        }

        /** The killed process cannot have finished: the platform does not answer it. */
        private String dieAfterAcceptingACreate(RedshiftPeer peer) throws Exception {
            peer.faults().onEveryStatement("^create database", new StatementFault.NeverAnswered());
            try (var service = start(peer)) {
                var client = new ServiceClient(service.awaitReady(), first.key());
                var accepted = client.send("POST", "/integrations", create(peer));
                kill(service);
                assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
                return ServiceClient.json(accepted).path("id").asText();
            } finally {
                peer.faults().clear();
            }
        }

        private void dieInTheMiddleOfADelete(RedshiftPeer peer, String id) throws Exception {
            var orphan = installation.postmaster().orElseThrow();
            try (var service = start(peer)) {
                var client = new ServiceClient(service.awaitReady(), first.key());
                assertThat(orphan.isRunning()).isFalse();
                assertFindsItsData(client);
                client.awaitStatus(id, "enabled");
                assertThat(peer.objects().databases())
                        .extracting(Catalog.Database::name)
                        .containsOnlyOnce("immuta");

                peer.faults().onEveryStatement("^drop database", new StatementFault.NeverAnswered());
                var accepted = client.send("DELETE", "/integrations/" + id, credentials());
                assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
                Awaitility.await()
                        .until(() -> peer.statements().stream()
                                .anyMatch(statement -> statement.sql().startsWith("DROP DATABASE")));
                kill(service);
            } finally {
                peer.faults().clear();
            }
        }

        private ServiceProcess start(RedshiftPeer peer) throws IOException {
            return installation.start(Map.of(
                    "mooring.public-url",
                    "https://mooring.example.com",
                    "mooring.outbound.allowed-networks",
                    "127.0.0.0/8",
                    "mooring.outbound.ca-file",
                    peer.authority().toString()));
        }

        /** Its database goes on running, in the way of the next start. */
        private void kill(ServiceProcess service) throws IOException {
            service.kill();
            assertThat(installation.postmaster())
                    .hasValueSatisfying(orphan -> assertThat(orphan.isRunning()).isTrue());
        }

        private static String create(RedshiftPeer peer) {
            return """
                    {"type": "Redshift", "autoBootstrap": true,
                     "config": {"host": "localhost", "port": %d, "database": "immuta", "initialDatabase": "dev",
                                "authenticationType": "userPassword", "username": "%s", "password": "%s"}}
                    """.formatted(peer.port(), USER, PASSWORD);
        }

        private static String credentials() {
            return """
                    {"authenticationType": "userPassword", "username": "%s", "password": "%s"}
                    """.formatted(USER, PASSWORD);
        }
    }
}
