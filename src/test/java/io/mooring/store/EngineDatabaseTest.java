package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class EngineDatabaseTest {
    private static final String SLEEPERS = "select count(*) from pg_stat_activity where wait_event = 'PgSleep'";
    private static final int HALF_OF_THE_POOL = 10;

    @Inject
    EngineDatabase engine;

    @Inject
    Database requests;

    @Inject
    Tables tables;

    @Test
    void whateverTheEngineHasToDoRequestsFindAConnection() {
        List<CompletableFuture<RowSet<Row>>> work = IntStream.range(0, 4 * HALF_OF_THE_POOL)
                .mapToObj(i -> engine.execute("select pg_sleep(15)", Tuple.tuple())
                        .subscribeAsCompletionStage()
                        .toCompletableFuture())
                .toList();
        Awaitility.await().atMost(Tables.PATIENCE).until(() -> tables.count(SLEEPERS) == HALF_OF_THE_POOL);

        List<Uni<RowSet<Row>>> asked = IntStream.range(0, HALF_OF_THE_POOL)
                .mapToObj(i -> requests.execute("select 1", Tuple.tuple()))
                .toList();
        assertThat(await(Uni.join().all(asked).andFailFast())).hasSize(HALF_OF_THE_POOL);
        assertThat(tables.count(SLEEPERS)).isEqualTo(HALF_OF_THE_POOL);

        work.forEach(statement -> statement.cancel(true));
        tables.run("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        Awaitility.await().atMost(Tables.PATIENCE).until(() -> tables.count(SLEEPERS) == 0);
        assertThat(await(engine.execute("select 1", Tuple.tuple()))).hasSize(1);
    }
}
