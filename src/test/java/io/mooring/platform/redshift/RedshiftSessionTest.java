package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Explanation;
import io.mooring.domain.Problem;
import io.mooring.domain.StatementText;
import io.mooring.peer.redshift.LoginFault;
import io.mooring.peer.redshift.PresentedCertificate;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.net.Limits;
import io.mooring.platform.net.OutboundDoor;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions against a peer that takes encrypted connections only. */
class RedshiftSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Limits SHORT =
            new Limits(Duration.ofMillis(1500), Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final Limits LONG = new Limits(PATIENCE, PATIENCE, PATIENCE);
    private static final StatementText ONE = StatementText.of("SELECT 1");

    private static Vertx vertx;
    private static RedshiftPeer peer;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        peer = RedshiftPeer.start(RedshiftPeerOptions.encrypted("awsuser", "Awsuser1"));
    }

    @AfterAll
    static void stop() {
        peer.close();
        vertx.closeAndAwait();
    }

    @AfterEach
    void healthyAgain() {
        peer.faults().clear();
        peer.present(PresentedCertificate.GOOD);
    }

    private static Configs config() {
        return Configs.multi().at(peer.port());
    }

    private static RedshiftSession open(Configs configs, OutboundDoor door, Limits limits) {
        RedshiftConfig config = configs.config();
        return new RedshiftPlatform(vertx, door, limits)
                .open(Configs.login(config), Layout.of(config, true).initial())
                .await()
                .atMost(PATIENCE);
    }

    private static RedshiftSession open() {
        return open(config(), PeerDoor.trusting(peer.authority()), LONG);
    }

    private static PlatformException failure(Configs configs, OutboundDoor door, Limits limits) {
        return catchThrowableOfType(PlatformException.class, () -> open(configs, door, limits));
    }

    private static PlatformException loginFailure() {
        return failure(config(), PeerDoor.trusting(peer.authority()), SHORT);
    }

    private static PlatformException statementFailure(Limits limits) {
        RedshiftSession session = open(config(), PeerDoor.trusting(peer.authority()), limits);
        try {
            return catchThrowableOfType(
                    PlatformException.class, () -> session.execute(ONE).await().atMost(PATIENCE));
        } finally {
            session.close().await().atMost(PATIENCE);
        }
    }

    private static Explanation assertCode(PlatformException failure, ErrorCode code) {
        assertThat(failure).isNotNull();
        assertThat(failure.problem().code()).isEqualTo(code);
        return Words.of(failure.problem());
    }

    @Test
    void questionsAreAnsweredOverTlsWithTheNameChecked() {
        PeerDoor door = PeerDoor.trusting(peer.authority());
        RedshiftSession session = open(config(), door, LONG);

        assertThat(session.rows(StatementText.of("SELECT current_user, current_database(), NULL"))
                        .await()
                        .atMost(PATIENCE))
                .containsExactly(List.of("awsuser", "dev", ""));
        assertThat(session.finds(ONE).await().atMost(PATIENCE)).isTrue();
        assertThat(session.finds(StatementText.of("SELECT 1 FROM pg_user WHERE usename = 'nobody'"))
                        .await()
                        .atMost(PATIENCE))
                .isFalse();
        assertThat(door.asked()).containsExactly("localhost:" + peer.port());
        session.close().await().atMost(PATIENCE);
    }

    @Test
    void aClosedSessionRefusesAndClosingItAgainDoesNoHarm() {
        RedshiftSession session = open();
        session.close().await().atMost(PATIENCE);
        session.close().await().atMost(PATIENCE);

        PlatformException failure = catchThrowableOfType(
                PlatformException.class, () -> session.execute(ONE).await().atMost(PATIENCE));

        assertCode(failure, PlatformError.CONNECTION_CLOSED);
    }

    @Test
    void wrongPasswordIsSaidWithTheStatementThatHelps() {
        PlatformException failure = failure(config().as("awsuser", "wrong"), PeerDoor.trusting(peer.authority()), LONG);

        Explanation words = assertCode(failure, RedshiftError.PASSWORD_REFUSED);
        assertThat(failure.upstreamCode()).contains("28000");
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(words.message()).endsWith("[Redshift 28000].");
        assertThat(words.remediation()).contains("ALTER USER \"awsuser\" PASSWORD");
        assertThat(words.field()).isEqualTo("config.password");
    }

    @Test
    void passwordsStoredAsSha256CannotBeUsedAndTheAnswerSaysWhatToDo() {
        peer.createUser("digest", "sha256|Digest123");

        PlatformException failure =
                failure(config().as("digest", "Digest123"), PeerDoor.trusting(peer.authority()), LONG);

        assertThat(assertCode(failure, RedshiftError.PASSWORD_STORED_AS_SHA256).message())
                .isEqualTo("The user's password is stored as SHA-256; set it again in plain or md5 form, or use AWS"
                        + " authentication.");
    }

    @Test
    void otherWaysOfLoginAreNamedByTheirNumber() {
        peer.faults().onEveryLogin(new LoginFault.OtherAuthentication(14));

        assertThat(assertCode(loginFailure(), RedshiftError.LOGIN_METHOD_UNKNOWN)
                        .message())
                .contains("type 14");
    }

    @Test
    void unknownDatabasesAreNamedWithTheirField() {
        PlatformException failure = failure(config().initially("NoSuch"), PeerDoor.trusting(peer.authority()), LONG);

        Explanation words = assertCode(failure, RedshiftError.DATABASE_UNKNOWN);
        assertThat(words.message()).contains("nosuch");
        assertThat(words.field()).isEqualTo("config.initialDatabase");
    }

    @ParameterizedTest
    @CsvSource({"53300, TOO_MANY_CONNECTIONS", "57P03, LOGIN_REFUSED", "08004, LOGIN_REFUSED"})
    void refusalsAtLoginAreSaidInOurWords(String sqlState, RedshiftError code) {
        peer.faults().onEveryLogin(new LoginFault.Refused(sqlState, "their text"));

        PlatformException failure = loginFailure();

        assertThat(assertCode(failure, code).message()).contains(sqlState).doesNotContain("their text");
        assertThat(failure.upstreamCode()).contains(sqlState);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_NAME, it is for another name",
        "UNKNOWN_AUTHORITY, no authority that is trusted here vouches for it",
        "EXPIRED, it has expired"
    })
    void badCertificatesAreRefusedWithTheReason(PresentedCertificate certificate, String reason) {
        peer.present(certificate);

        PlatformException failure = loginFailure();

        assertThat(assertCode(failure, PlatformError.CERTIFICATE_REFUSED).message())
                .endsWith("is not trusted: " + reason + ".");
        assertThat(failure.problem().field()).isEqualTo("config.host");
    }

    @Test
    void withoutTheOperatorsAuthorityAPrivateCertificateIsNotTrusted() {
        assertCode(failure(config(), PeerDoor.encrypted(), LONG), PlatformError.CERTIFICATE_REFUSED);
    }

    @Test
    void aNameThatTheCertificateDoesNotHaveIsRefusedThoughTheAddressIsRight() {
        PlatformException failure = failure(config().on("redshift.example"), PeerDoor.trusting(peer.authority()), LONG);

        assertThat(assertCode(failure, PlatformError.CERTIFICATE_REFUSED).message())
                .contains("another name");
    }

    @Test
    void anUnreadableFileOfAuthoritiesIsSaid() {
        PlatformException failure =
                failure(config(), PeerDoor.trusting(peer.authority().resolveSibling("missing.pem")), LONG);

        assertThat(assertCode(failure, PlatformError.CERTIFICATE_REFUSED).message())
                .contains("cannot be read");
    }

    @Test
    void aRefusalOfTheDoorIsPassedOnAndNothingIsSent() {
        OutboundDoor closed = (host, port) -> Uni.createFrom()
                .failure(PlatformException.unreachable(Problem.of(
                        PlatformError.OUTBOUND_REFUSED, Map.of("host", host, "reason", "it is a loopback address"))));

        assertCode(failure(config(), closed, LONG), PlatformError.OUTBOUND_REFUSED);
    }

    @Test
    void aClosedPortIsConnectionRefused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertCode(failure(config().at(port), PeerDoor.plain(), LONG), PlatformError.CONNECTION_REFUSED);
    }

    @Test
    void aServerThatDoesNotAcceptIsAConnectTimeout() throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queue);

            PlatformException failure = failure(config().at(full.getLocalPort()), PeerDoor.plain(), SHORT);

            assertCode(failure, PlatformError.CONNECT_TIMED_OUT);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    /** A full queue of connections that nobody accepts swallows further ones. */
    private static void fill(ServerSocket full, List<Socket> queue) throws IOException {
        for (int tries = 0; tries < 8; tries++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 300);
            } catch (java.net.SocketTimeoutException e) {
                return;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aServerThatAcceptsAndStaysSilentIsGivenUpAndItsSocketClosed(boolean plaintext) throws Exception {
        try (SilentServer server = new SilentServer()) {
            OutboundDoor door = plaintext ? PeerDoor.plain() : PeerDoor.trusting(peer.authority());

            PlatformException failure = failure(config().at(server.port()), door, SHORT);

            assertCode(failure, PlatformError.LOGIN_TIMED_OUT);
            assertThat(failure.outcomeUnknown()).isFalse();
            server.hungUp().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOpeningThatIsCancelledClosesItsSocket() throws Exception {
        try (SilentServer server = new SilentServer()) {
            RedshiftConfig config = config().at(server.port()).config();
            Cancellable opening = new RedshiftPlatform(vertx, PeerDoor.plain(), LONG)
                    .open(Configs.login(config), Layout.of(config, true).initial())
                    .subscribe()
                    .with(session -> {}, failure -> {});
            server.accepted().get(10, TimeUnit.SECONDS);

            opening.cancel();

            server.hungUp().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void silenceAfterTheStartUpIsALoginTimeout() {
        peer.faults().onEveryLogin(new LoginFault.SilentInLogin());

        assertThat(assertCode(loginFailure(), PlatformError.LOGIN_TIMED_OUT).message())
                .contains("within 2 s");
    }

    @Test
    void aConnectionClosedDuringLoginIsSaid() {
        peer.faults().onEveryLogin(new LoginFault.ClosedInLogin());

        PlatformException failure = loginFailure();

        assertCode(failure, PlatformError.CONNECTION_CLOSED);
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void rubbishInsteadOfALoginIsNotUnderstood() {
        peer.faults().onEveryLogin(new LoginFault.RubbishOnAccept());
        assertCode(loginFailure(), PlatformError.ANSWER_NOT_UNDERSTOOD);

        peer.faults().clear();
        peer.faults().onEveryLogin(new LoginFault.RubbishInLogin());
        assertThat(loginFailure().problem().code())
                .isIn(
                        PlatformError.ANSWER_NOT_UNDERSTOOD,
                        PlatformError.LOGIN_TIMED_OUT,
                        PlatformError.CONNECTION_CLOSED);
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToInPlaintextUnlessTheOperatorAllowsIt() {
        try (RedshiftPeer open = RedshiftPeer.start(RedshiftPeerOptions.plain("awsuser", "Awsuser1"))) {
            Configs config = config().at(open.port());

            assertCode(failure(config, PeerDoor.trusting(peer.authority()), LONG), PlatformError.TLS_NOT_OFFERED);
            RedshiftSession allowed = open(config, PeerDoor.plain(), LONG);
            assertThat(allowed.finds(ONE).await().atMost(PATIENCE)).isTrue();
            allowed.close().await().atMost(PATIENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "42501, PRIVILEGE_MISSING",
        "42P04, OBJECT_EXISTS",
        "42710, OBJECT_EXISTS",
        "42704, OBJECT_MISSING",
        "55006, OBJECT_IN_USE",
        "0A000, FEATURE_NOT_SUPPORTED",
        "57014, STATEMENT_CANCELLED",
        "25001, STATEMENT_REFUSED",
        "42601, STATEMENT_REFUSED"
    })
    void refusedStatementsAreSaidInOurWordsAndTheSessionGoesOn(String sqlState, RedshiftError code) {
        peer.faults().onStatement("select 1", 1, new StatementFault.Fails(sqlState, "their \"secret\" text"));
        RedshiftSession session = open();

        PlatformException failure = catchThrowableOfType(
                PlatformException.class, () -> session.execute(ONE).await().atMost(PATIENCE));

        assertThat(assertCode(failure, code).message()).contains(sqlState).doesNotContain("their");
        assertThat(failure.upstreamCode()).contains(sqlState);
        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(session.finds(ONE).await().atMost(PATIENCE)).isTrue();
        session.close().await().atMost(PATIENCE);
    }

    @Test
    void aStatementThatIsNeverAnsweredIsGivenUpWithItsSession() {
        peer.faults().onEveryStatement("select 1", new StatementFault.NeverAnswered());

        PlatformException failure = statementFailure(SHORT);

        assertCode(failure, PlatformError.STATEMENT_TIMED_OUT);
        assertThat(failure.outcomeUnknown()).isTrue();
    }

    @Test
    void aConnectionClosedDuringAStatementLeavesItsOutcomeOpen() {
        for (StatementFault fault : List.of(
                new StatementFault.ClosedUnexecuted(),
                new StatementFault.ClosedAfterExecution(),
                new StatementFault.ClosedInReply())) {
            peer.faults().clear();
            peer.faults().onEveryStatement("select 1", fault);

            PlatformException failure = statementFailure(LONG);

            assertThat(failure.problem().code()).as("%s", fault).isEqualTo(PlatformError.CONNECTION_CLOSED);
            assertThat(failure.outcomeUnknown()).isTrue();
        }
    }

    @Test
    void rubbishInsteadOfAnAnswerLeavesTheOutcomeOpen() {
        peer.faults().onEveryStatement("select 1", new StatementFault.AnsweredByRubbish());

        PlatformException failure = statementFailure(SHORT);

        assertThat(failure.outcomeUnknown()).isTrue();
        // Rubbish may look like the beginning of a very long message; then it is the limit that ends it.
        assertThat(failure.problem().code())
                .isIn(PlatformError.ANSWER_NOT_UNDERSTOOD, PlatformError.STATEMENT_TIMED_OUT);
    }

    @Test
    void sessionsBrokenByTheNetworkLeaveTheOutcomeOpen() {
        RedshiftSession session = open();
        peer.breakSessions();

        PlatformException failure = catchThrowableOfType(
                PlatformException.class, () -> session.execute(ONE).await().atMost(PATIENCE));

        assertCode(failure, PlatformError.CONNECTION_CLOSED);
        assertThat(failure.outcomeUnknown()).isTrue();
        session.close().await().atMost(PATIENCE);
    }

    @Test
    void aStatementThatItsCallerCancelsEndsTheSession() {
        peer.faults().onStatement("select 1", 1, new StatementFault.NeverAnswered());
        RedshiftSession session = open();
        Cancellable statement = session.execute(ONE).subscribe().with(done -> {}, failure -> {});
        org.awaitility.Awaitility.await()
                .until(() -> peer.statements().stream()
                        .anyMatch(arrived -> arrived.sql().equals("SELECT 1")));

        statement.cancel();

        PlatformException failure = catchThrowableOfType(
                PlatformException.class, () -> session.execute(ONE).await().atMost(PATIENCE));
        assertCode(failure, PlatformError.CONNECTION_CLOSED);
    }

    @Test
    void answersArriveOnTheCallersContext() throws Exception {
        Context caller = vertx.getDelegate().getOrCreateContext();
        CompletableFuture<List<Context>> seen = new CompletableFuture<>();
        RedshiftConfig config = config().config();
        RedshiftPlatform platform = new RedshiftPlatform(vertx, PeerDoor.trusting(peer.authority()), LONG);

        caller.runOnContext(ignored -> platform.open(
                        Configs.login(config), Layout.of(config, true).initial())
                .chain(session -> {
                    Context opened = io.vertx.core.Vertx.currentContext();
                    return session.finds(ONE)
                            .map(found -> List.of(opened, io.vertx.core.Vertx.currentContext()))
                            .call(session::close);
                })
                .subscribe()
                .with(seen::complete, seen::completeExceptionally));

        assertThat(seen.get(30, TimeUnit.SECONDS)).containsExactly(caller, caller);
    }
}
