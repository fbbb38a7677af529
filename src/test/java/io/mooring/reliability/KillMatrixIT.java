package io.mooring.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.peer.redshift.ArrivedStatement;
import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.reliability.Fleet.Replica;
import io.mooring.reliability.Life.Request;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One replica is killed at every statement of an operation that changes the platform, once before the platform executed it and once after,
 * and at some of those that only ask. The next start ends every run, and what is on the platform is what an undisturbed operation leaves, or what was there before it was accepted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillMatrixIT {

    private static final String HOST = "localhost";
    private static final long SECONDS_TO_STRIKE = 60;
    private static final String CHANGE = "^(create|alter|drop|grant|revoke|comment|call|reassign)\\b";
    private static final String ANY = "";

    /** Of the statements of any kind, most of which only ask, this is how many pass between two kills. */
    private static final int STRIDE = 5;

    private final Map<Request, Undisturbed> undisturbed = new EnumMap<>(Request.class);
    private volatile Replica service;
    private RedshiftPeer peer;
    private Fleet fleet;
    private Life life;
    private int kills;

    /** What an operation sends and leaves when it is left alone. */
    private record Undisturbed(int statements, int changes, Catalog before, Catalog after) {}

    private enum Moment {
        BEFORE_EXECUTION,
        AFTER_EXECUTION
    }

    @BeforeAll
    void live() throws InterruptedException {
        peer = RedshiftPeer.start(RedshiftPeerOptions.plain(Life.SUPERUSER, Life.PASSWORD));
        fleet = Fleet.found(
                "kill matrix",
                Map.of(
                        "mooring.engine.lease",
                        "PT2S",
                        "mooring.outbound.allowed-networks",
                        "127.0.0.0/8",
                        "mooring.outbound.plaintext-hosts",
                        HOST + ":" + peer.port()));
        life = new Life(fleet, peer, HOST, "matrix");
        service = fleet.start();
        for (Request request : Request.values()) {
            undisturbed.put(request, observe(request));
        }
        assertThat(undisturbed(Request.DELETE).after())
                .isEqualTo(undisturbed(Request.CREATE).before());
    }

    private Undisturbed observe(Request request) {
        Catalog before = peer.objects();
        peer.forgetStatements();
        life.carryOut(service.client(), request);
        Pattern change = Pattern.compile(CHANGE, Pattern.CASE_INSENSITIVE);
        List<ArrivedStatement> statements = peer.statements();
        int changes = (int) statements.stream()
                .filter(statement -> change.matcher(statement.sql().strip()).find())
                .count();
        return new Undisturbed(statements.size(), changes, before, peer.objects());
    }

    private Undisturbed undisturbed(Request request) {
        return Objects.requireNonNull(undisturbed.get(request));
    }

    @AfterAll
    void end() {
        fleet.close();
        peer.close();
        System.out.printf("Kill matrix: one replica was killed %d times%n", kills);
    }

    @ParameterizedTest
    @EnumSource(Request.class)
    void killedAtItsStatementsTheOperationIsCarriedOutOnceOrNotAtAll(Request request) throws InterruptedException {
        assertThat(undisturbed(request).changes()).isPositive();
        for (int change = 1; change <= undisturbed(request).changes(); change++) {
            kill(request, CHANGE, change, Moment.BEFORE_EXECUTION);
            kill(request, CHANGE, change, Moment.AFTER_EXECUTION);
        }
        for (int statement = 1; statement <= undisturbed(request).statements(); statement += STRIDE) {
            kill(request, ANY, statement, Moment.BEFORE_EXECUTION);
        }
    }

    private void kill(Request request, String kind, int statement, Moment moment) throws InterruptedException {
        String where = "%s, statement %d of '%s', %s".formatted(request, statement, kind, moment);
        if (request != Request.CREATE) {
            life.carryOut(service.client(), Request.CREATE);
        }
        CountDownLatch struck = new CountDownLatch(1);
        Runnable strike = () -> {
            service.process().kill();
            struck.countDown();
        };
        peer.faults()
                .onStatement(
                        kind,
                        statement,
                        moment == Moment.BEFORE_EXECUTION
                                ? new StatementFault.ToldUnexecuted(strike)
                                : new StatementFault.ToldAfterExecution(strike));
        life.tell(service.client(), request);
        assertThat(struck.await(SECONDS_TO_STRIKE, TimeUnit.SECONDS)).as(where).isTrue();
        kills++;
        peer.faults().clear();
        service = fleet.start();
        assertCarriedOutOnceOrNotAtAll(request, where);
        cleanUp(where);
    }

    private void assertCarriedOutOnceOrNotAtAll(Request request, String where) {
        String status = life.awaitRest();
        switch (request) {
            case CREATE -> assertState(where, status, status.equals("deleted") ? before(request) : after(request));
            case EDIT -> {
                assertThat(status).as(where).isEqualTo("enabled");
                assertState(where, status, life.impersonates() ? after(request) : after(Request.CREATE));
            }
            case DELETE ->
                assertState(where, status, status.equals("deleted") ? after(request) : after(Request.CREATE));
        }
    }

    private Catalog before(Request request) {
        return undisturbed(request).before();
    }

    private Catalog after(Request request) {
        return undisturbed(request).after();
    }

    private void assertState(String where, String status, Catalog expected) {
        assertThat(status).as(where).isIn("enabled", "deleted");
        assertThat(peer.objects()).as(where).isEqualTo(expected);
        assertThat(fleet.column(
                        "select id from run where sealed_credentials is not null or sealed_generated is not null"
                                + " or sealed_before is not null or ended_at is null"))
                .as(where)
                .isEmpty();
        assertThat(fleet.column("select step_id from run_step where state = 'started'"))
                .as(where)
                .isEmpty();
    }

    private void cleanUp(String where) {
        if (life.status().equals("enabled")) {
            life.carryOut(service.client(), Request.DELETE);
        }
        assertState(where, life.status(), before(Request.CREATE));
    }
}
