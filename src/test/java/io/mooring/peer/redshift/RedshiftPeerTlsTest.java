package io.mooring.peer.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster that requires TLS, as Amazon's driver and the reactive client see it when they check certificate and name. */
class RedshiftPeerTlsTest {

    private static RedshiftPeer peer;
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        peer = RedshiftPeer.start(
                RedshiftPeerOptions.encrypted(RedshiftDriver.SUPERUSER, RedshiftDriver.SUPERUSER_PASSWORD)
                        .withCaseSensitiveIdentifiers()
                        .withHostNames(List.of("cluster.redshift.example")));
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws ExecutionException, InterruptedException, TimeoutException {
        done(vertx.close());
        peer.close();
    }

    @AfterEach
    void presentTheGoodCertificate() {
        peer.present(PresentedCertificate.GOOD);
        peer.faults().clear();
        peer.forgetStatements();
    }

    private static <T> T done(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Nested
    class AmazonsDriver {

        private final RedshiftDriver driver = RedshiftDriver.verifying(peer, peer.authority());

        @Test
        void logsInWhenCertificateAndNameAreRight() throws SQLException {
            assertThat(driver.column("dev", "SELECT current_user")).containsExactly("awsuser");
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
        void refusesAnyOtherCertificate(PresentedCertificate certificate) {
            peer.present(certificate);

            assertThatThrownBy(() -> driver.connect("dev").close())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
            assertThat(peer.statements()).isEmpty();
        }

        @Test
        void isRefusedWithoutTls() {
            assertThatThrownBy(() -> RedshiftDriver.plain(peer).connect("dev").close())
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
                    .hasMessageContaining("SSL off");
        }

        @Test
        void seesThatIdentifiersKeepTheirCase() throws SQLException {
            assertThat(driver.column("dev", "SHOW enable_case_sensitive_identifier"))
                    .containsExactly("on");
            try (Connection connection = driver.connect("dev")) {
                RedshiftDriver.execute(connection, "CREATE SCHEMA \"Kept\"");
                RedshiftDriver.execute(connection, "SET enable_case_sensitive_identifier TO false");
                RedshiftDriver.execute(connection, "CREATE SCHEMA \"Folded\"");
                assertThat(RedshiftDriver.column(
                                connection, "SELECT nspname FROM pg_namespace WHERE nspname IN ('Kept', 'folded')"))
                        .containsExactlyInAnyOrder("Kept", "folded");
            }
            driver.run("dev", List.of("DROP SCHEMA \"Kept\"", "DROP SCHEMA folded"));
        }

        @Test
        void isAnsweredTheDigestOverTls() throws SQLException {
            peer.createUser("digested", "sha256|Password1");
            driver.connect("dev", "digested", "Password1").close();
            driver.run("dev", "DROP USER digested");
        }
    }

    @Nested
    class ReactiveClient {

        private PgConnectOptions options() {
            return new PgConnectOptions()
                    .setHost(peer.host())
                    .setPort(peer.port())
                    .setDatabase("dev")
                    .setUser(RedshiftDriver.SUPERUSER)
                    .setPassword(RedshiftDriver.SUPERUSER_PASSWORD)
                    .setPipeliningLimit(1)
                    .setCachePreparedStatements(false)
                    .setSslMode(SslMode.VERIFY_FULL)
                    .setHostnameVerificationAlgorithm("HTTPS")
                    .setPemTrustOptions(
                            new PemTrustOptions().addCertPath(peer.authority().toString()));
        }

        private PgConnection connect(PgConnectOptions options)
                throws ExecutionException, InterruptedException, TimeoutException {
            return done(PgConnection.connect(vertx, options));
        }

        private List<String> column(PgConnection connection, String sql)
                throws ExecutionException, InterruptedException, TimeoutException {
            RowSet<Row> rows = done(connection.query(sql).execute());
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> String.valueOf(row.getValue(0)))
                    .toList();
        }

        private void run(String database, List<String> statements)
                throws ExecutionException, InterruptedException, TimeoutException {
            PgConnection connection = connect(options().setDatabase(database));
            for (String sql : statements) {
                done(connection.query(sql).execute());
            }
            done(connection.close());
        }

        @Test
        void doesTheChecks() throws Exception {
            PgConnection connection = connect(options());

            assertThat(connection.isSSL()).isTrue();
            assertThat(connection.databaseMetadata().fullVersion()).isEqualTo("8.0.2");
            assertThat(column(connection, "SELECT version(), current_user, current_database()"))
                    .singleElement()
                    .asString()
                    .contains("Redshift");
            assertThat(column(connection, "SHOW enable_case_sensitive_identifier"))
                    .containsExactly("on");
            assertThat(column(connection, "SELECT datname FROM pg_database WHERE datname='immuta'"))
                    .isEmpty();
            assertThat(column(connection, "SELECT usesuper, usecreatedb FROM pg_user WHERE usename=current_user"))
                    .containsExactly("true");
            done(connection.close());
        }

        @Test
        void doesTheSetUpAndTheDeletion() throws Exception {
            Catalog before = peer.objects();

            run("dev", Scripts.INITIAL);
            run("immuta", Scripts.CREATE);

            assertThat(peer.objects().groups()).hasSize(1);
            run("dev", List.of(Scripts.END_SESSIONS));
            run("dev", Scripts.DELETE);
            assertThat(peer.objects()).isEqualTo(before);
        }

        @Test
        void getsTheSqlstateOfARefusal() throws Exception {
            PgConnection connection = connect(options());
            assertThatThrownBy(() -> done(connection.query("DROP USER nobody").execute()))
                    .cause()
                    .isInstanceOfSatisfying(
                            PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("42704"));
            assertThat(column(connection, "SELECT 1")).containsExactly("1");
            done(connection.close());
        }

        @Test
        void isRefusedWithABadPassword() {
            assertThatThrownBy(() -> connect(options().setPassword("Wrong1234")))
                    .cause()
                    .isInstanceOfSatisfying(
                            PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("28000"));
        }

        @Test
        void cannotAnswerTheDigest() {
            peer.faults().onLogin(1, new LoginFault.OtherAuthentication(13));
            assertThatThrownBy(() -> connect(options()))
                    .cause()
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Authentication type 13 is not supported");
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
        void refusesAnyOtherCertificate(PresentedCertificate certificate) {
            peer.present(certificate);

            assertThatThrownBy(() -> connect(options())).cause().hasMessageContaining("SSL handshake failed");
        }

        @Test
        void isToldOfTheEndOfAnIdleSession() throws Exception {
            PgConnection idle = connect(options());
            CountDownLatch closed = new CountDownLatch(1);
            idle.closeHandler(nothing -> closed.countDown());
            PgConnection other = connect(options());

            column(other, "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE process <> pg_backend_pid()");

            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            done(other.close());
        }
    }
}
