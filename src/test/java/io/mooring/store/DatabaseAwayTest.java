package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationStore;
import io.mooring.run.RunStore;
import io.mooring.run.StoreUnavailableException;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.CuttableProxy;
import io.mooring.testing.ProxiedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(value = ProxiedDatabase.class, restrictToAnnotatedClass = true)
final class DatabaseAwayTest {
    /** More than the store's own limits, so that a busy machine does not fail the test. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // set by the test resource
    CuttableProxy line;

    @Inject
    IntegrationStore store;

    @Inject
    IntegrationReads reads;

    @Inject
    RunStore runs;

    @Inject
    Database database;

    @Inject
    Tables tables;

    private StoredIntegration trino;

    @BeforeEach
    void storeAnIntegration() {
        tables.empty();
        trino = await(store.find(await(store.create(Samples.trino("0123456789abcdef0123456789abcdef")))
                        .id()))
                .orElseThrow();
    }

    @AfterEach
    void mend() {
        line.mend();
        awaitRecovery();
    }

    @Test
    void aRefusedConnectionIsToldAtOnceByReadsStatementsAndTransactions() {
        line.cut();

        everyWay().forEach(DatabaseAwayTest::assertUnavailable);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldSoon() {
        line.fallSilent();

        everyWay().forEach(DatabaseAwayTest::assertUnavailable);
    }

    @Test
    void aConnectionThatBreaksInAStatementIsTold() {
        CompletableFuture<?> sleeping =
                database.execute("select pg_sleep(60)", Tuple.tuple()).subscribeAsCompletionStage();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> tables.count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") == 1);

        line.cut();

        assertUnavailable(() -> Uni.createFrom().completionStage(sleeping));
    }

    @Test
    void everythingWorksAgainWhenTheDatabaseIsBack() {
        line.cut();
        everyWay().forEach(DatabaseAwayTest::assertUnavailable);

        line.mend();
        awaitRecovery();

        await(store.deleteAtOnce(trino, Samples.RESULTS));
        assertThat(await(reads.status(trino.id()))).contains(new IntegrationStatus.Deleted());
    }

    private List<Supplier<Uni<?>>> everyWay() {
        return List.of(
                () -> reads.status(trino.id()),
                () -> store.create(Samples.automatic("a.example")),
                () -> store.deleteAtOnce(trino, Samples.RESULTS),
                () -> runs.claim(Samples.terms("replica")));
    }

    private static void assertUnavailable(Supplier<Uni<?>> use) {
        assertThatThrownBy(() -> use.get().await().atMost(SOON)).isInstanceOf(StoreUnavailableException.class);
    }

    private void awaitRecovery() {
        Awaitility.await()
                .atMost(Tables.PATIENCE)
                .ignoreExceptions()
                .until(() -> await(reads.status(trino.id())).isPresent());
    }
}
