package io.mooring.peer.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is seen by a client as the fault it stands for, and is gone when it is cleared. */
class RedshiftPeerFaultsTest {

    private static RedshiftPeer peer;
    private static RedshiftDriver driver;

    @BeforeAll
    static void start() {
        peer = RedshiftPeer.start(
                RedshiftPeerOptions.plain(RedshiftDriver.SUPERUSER, RedshiftDriver.SUPERUSER_PASSWORD));
        driver = RedshiftDriver.plain(peer);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @AfterEach
    void clearedFaultsAreGone() throws SQLException {
        peer.faults().clear();
        assertThat(driver.column("dev", "SELECT 1")).containsExactly("1");
        peer.forgetStatements();
    }

    private static SQLException failure(String sql) {
        return failure(driver, sql);
    }

    private static SQLException failure(RedshiftDriver driver, String sql) {
        try {
            driver.run("dev", sql);
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("it was no failure: " + sql);
    }

    private static boolean schemaExists(String name) {
        return peer.objects().databases().stream()
                .flatMap(database -> database.schemas().stream())
                .anyMatch(schema -> schema.name().equals(name));
    }

    /** What a client that says this hears until the peer closes or this time has gone. */
    private static String heard(byte[] said) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(said);
            byte[] answer = new byte[256];
            int length = socket.getInputStream().read(answer);
            return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.US_ASCII);
        }
    }

    private static CompletableFuture<SQLException> failureInBackground(String sql) {
        return CompletableFuture.supplyAsync(() -> failure(sql));
    }

    private static void assertStillWaiting(CompletableFuture<?> client) {
        assertThatThrownBy(() -> client.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void aClosedPortRefusesUntilItIsOpenAgain() throws SQLException {
        try (Connection standing = driver.connect("dev")) {
            peer.refuseConnections();

            assertThat((Throwable) failure("SELECT 1")).hasRootCauseInstanceOf(ConnectException.class);
            assertThat(RedshiftDriver.column(standing, "SELECT 1")).containsExactly("1");
        } finally {
            peer.acceptConnections();
        }
    }

    @Test
    void aPeerThatIsSilentAfterAcceptKeepsTheClientWaiting() throws Exception {
        peer.faults().onLogin(1, new LoginFault.SilentAfterAccept());
        CompletableFuture<SQLException> client = failureInBackground("SELECT 1");

        assertStillWaiting(client);

        peer.breakSessions();
        assertThat(client.get(10, TimeUnit.SECONDS).getSQLState()).startsWith("08");
    }

    @Test
    void aPeerThatIsSilentInLoginAnswersTheRequestForTlsOnly() throws Exception {
        peer.faults().onLogin(1, new LoginFault.SilentInLogin());
        assertThat(heard(new byte[] {0, 0, 0, 8, 4, (byte) 210, 22, 47})).isEqualTo("N");

        peer.faults().onLogin(1, new LoginFault.SilentInLogin());
        CompletableFuture<SQLException> client = failureInBackground("SELECT 1");
        assertStillWaiting(client);
        peer.breakSessions();
        assertThat(client.get(10, TimeUnit.SECONDS).getSQLState()).startsWith("08");
    }

    @Test
    void aLoginCanBeClosedOrAnsweredByRubbish() throws IOException {
        peer.faults().onLogin(1, new LoginFault.ClosedInLogin());
        assertThat(failure("SELECT 1").getSQLState()).startsWith("08");

        peer.faults().onLogin(1, new LoginFault.RubbishInLogin());
        assertThat(failure("SELECT 1").getSQLState()).startsWith("08");

        peer.faults().onLogin(1, new LoginFault.RubbishOnAccept());
        assertThat(heard(new byte[0])).startsWith("HTTP/1.1 400");
    }

    @Test
    void aLoginCanBeRefusedWithAnyCode() {
        peer.faults().onLogin(2, new LoginFault.Refused("53300", "too many connections"));

        assertThat(new String[] {outcomeOfLogin(), outcomeOfLogin(), outcomeOfLogin()})
                .containsExactly("logged in", "53300", "logged in");
    }

    private static String outcomeOfLogin() {
        try {
            driver.connect("dev").close();
            return "logged in";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    @Test
    void anotherAuthenticationCanBeAskedFor() {
        peer.faults().onEveryLogin(new LoginFault.OtherAuthentication(99));

        assertThat((Throwable) failure("SELECT 1")).hasMessageContaining("99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void theStatementOfThatNumberFails(String mode) throws SQLException {
        RedshiftDriver client = driver.with("preferQueryMode", mode);
        peer.faults().onStatement("create schema", 2, new StatementFault.Fails("53100", "disk full"));

        try (Connection connection = client.connect("dev")) {
            RedshiftDriver.execute(connection, "CREATE SCHEMA one");
            assertThatThrownBy(() -> RedshiftDriver.execute(connection, "CREATE SCHEMA two"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("53100"))
                    .hasMessageContaining("disk full");
            RedshiftDriver.execute(connection, "CREATE SCHEMA three");
        }

        assertThat(List.of(schemaExists("one"), schemaExists("two"), schemaExists("three")))
                .containsExactly(true, false, true);
        client.run("dev", List.of("DROP SCHEMA one", "DROP SCHEMA three"));
    }

    @Test
    void aFailureEndsTheTransaction() throws SQLException {
        peer.faults().onEveryStatement("spoilt", new StatementFault.Fails("57014", "cancelled"));
        try (Connection connection = driver.connect("dev")) {
            connection.setAutoCommit(false);
            RedshiftDriver.execute(connection, "CREATE SCHEMA one");
            assertThatThrownBy(() -> RedshiftDriver.execute(connection, "SELECT 'spoilt'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> RedshiftDriver.execute(connection, "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
            connection.rollback();
        }
        assertThat(schemaExists("one")).isFalse();
    }

    @Test
    void aDelayedStatementIsExecutedLater() throws ExecutionException, InterruptedException, TimeoutException {
        peer.faults().onEveryStatement("create schema", new StatementFault.Delayed(Duration.ofMillis(700)));
        long begin = System.nanoTime();
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            try {
                driver.run("dev", List.of("CREATE SCHEMA one", "DROP SCHEMA one"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        client.get(20, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void aStatementThatIsNeverAnsweredIsNotExecuted() throws Exception {
        peer.faults().onEveryStatement("create schema", new StatementFault.NeverAnswered());
        CompletableFuture<SQLException> client = failureInBackground("CREATE SCHEMA one");
        Awaitility.await()
                .until(() -> peer.statements().stream()
                        .anyMatch(statement -> statement.sql().equals("CREATE SCHEMA one")));

        assertStillWaiting(client);
        assertThat(schemaExists("one")).isFalse();

        peer.breakSessions();
        assertThat(client.get(10, TimeUnit.SECONDS).getSQLState()).startsWith("08");
    }

    @Test
    void aConnectionThatIsClosedBeforeAStatementLeavesNoEffect() {
        peer.faults().onStatement("create schema", 1, new StatementFault.ClosedUnexecuted());

        assertThat(failure("CREATE SCHEMA one").getSQLState()).startsWith("08");
        assertThat(schemaExists("one")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void aConnectionThatIsClosedAfterAStatementLeavesItsEffect(String mode) throws SQLException {
        RedshiftDriver client = driver.with("preferQueryMode", mode);
        for (StatementFault fault :
                List.of(new StatementFault.ClosedAfterExecution(), new StatementFault.ClosedInReply())) {
            peer.faults().onStatement("create schema", 1, fault);

            assertThat(failure(client, "CREATE SCHEMA one").getSQLState()).startsWith("08");
            assertThat(schemaExists("one")).isTrue();

            peer.faults().clear();
            client.run("dev", "DROP SCHEMA one");
        }
    }

    @Test
    void aStatementCanBeAnsweredByRubbish() {
        peer.faults().onEveryStatement("create schema", new StatementFault.AnsweredByRubbish());

        assertThat(failure(driver.with("socketTimeout", "5"), "CREATE SCHEMA one")
                        .getSQLState())
                .startsWith("08");
        assertThat(schemaExists("one")).isFalse();
    }

    @Test
    void sessionsCanBeBroken() throws SQLException {
        try (Connection connection = driver.connect("dev")) {
            peer.breakSessions();
            assertThatThrownBy(() -> RedshiftDriver.execute(connection, "SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
