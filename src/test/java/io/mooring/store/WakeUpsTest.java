package io.mooring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.testing.EmbeddedDatabase;
import io.mooring.testing.VirtualTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class WakeUpsTest {
    private static final String LISTENERS =
            "select count(*) from pg_stat_activity where application_name = 'mooring-listen'";

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    PoolTimeouts timeouts;

    @Inject
    Tables tables;

    private final List<PostgresWakeUps> replicas = new ArrayList<>();
    private final AtomicInteger heardHere = new AtomicInteger();
    private final AtomicInteger heardThere = new AtomicInteger();

    @AfterEach
    void close() {
        replicas.forEach(PostgresWakeUps::close);
        Awaitility.await().until(() -> tables.count(LISTENERS) == 0);
    }

    @Test
    void othersHearWhatOneTellsAndItselfDoesNot() {
        PostgresWakeUps here = listening(PostgresWakeUps.LISTEN, heardHere);
        listening(PostgresWakeUps.LISTEN, heardThere);
        int before = heardHere.get();
        heardThere.set(0);

        here.tell();

        Awaitility.await().until(() -> heardThere.get() == 1);
        assertThat(heardHere).hasValue(before);
    }

    @Test
    void whatIsToldAtAlmostTheSameTimeIsToldOnce() {
        VirtualTime time = new VirtualTime();
        AtomicInteger told = new AtomicInteger();
        Coalesced telling = new Coalesced(time, Duration.ofMillis(20), told::incrementAndGet);

        telling.ask();
        telling.ask();
        time.passUntil(Duration.ofMillis(19));
        telling.ask();
        assertThat(told).hasValue(0);
        time.passUntil(Duration.ofMillis(25));
        assertThat(told).hasValue(1);

        telling.ask();
        time.passUntil(Duration.ofSeconds(1));
        assertThat(told).hasValue(2);
    }

    @Test
    void aListenerWhoseConnectionEndsComesBackAndLooksForWhatItMissed() {
        PostgresWakeUps here = listening(PostgresWakeUps.LISTEN, heardHere);
        listening(PostgresWakeUps.LISTEN, heardThere);
        heardThere.set(0);

        tables.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mooring-listen'");

        Awaitility.await().atMost(Tables.PATIENCE).until(() -> heardThere.get() == 1);
        here.tell();
        Awaitility.await().until(() -> heardThere.get() == 2);
    }

    /** As behind a pooler that gives every statement to another session: the statement that listens listens for somebody else. */
    @Test
    void aListenerThatDoesNotHearItselfGivesItsConnectionBack() {
        listen("select 1", heardHere);
        Awaitility.await().until(() -> tables.count(LISTENERS) == 1);

        Awaitility.await().atMost(Tables.PATIENCE).until(() -> tables.count(LISTENERS) == 0);

        assertThat(heardHere).hasValue(0);
    }

    /** It has heard itself, and so looks for what was told before. */
    private PostgresWakeUps listening(String statement, AtomicInteger heard) {
        PostgresWakeUps replica = listen(statement, heard);
        Awaitility.await().atMost(Tables.PATIENCE).until(() -> heard.get() > 0);
        return replica;
    }

    private PostgresWakeUps listen(String statement, AtomicInteger heard) {
        PostgresWakeUps replica = new PostgresWakeUps(
                pool, () -> PgConnection.connect(vertx, PostgresWakeUps.options(timeouts)), statement);
        replicas.add(replica);
        replica.listen(heard::incrementAndGet);
        return replica;
    }
}
