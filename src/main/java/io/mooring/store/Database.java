package io.mooring.store;

import io.mooring.run.DatabaseOutage;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The two ways to the database: one prepared statement that commits by itself (one round trip), or a Hibernate Reactive transaction. A
 * database that cannot be reached becomes a {@link io.mooring.run.StoreUnavailableException} in both.
 */
@Singleton
final class Database {
    private final Pool pool;
    private final SafeContext contexts;

    Database(Pool pool, SafeContext contexts) {
        this.pool = pool;
        this.contexts = contexts;
    }

    Uni<RowSet<Row>> execute(String statement, Tuple parameters) {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(pool.preparedQuery(statement).execute(parameters)))
                .onFailure()
                .transform(DatabaseOutage::translated);
    }

    <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return contexts.run(() -> Panache.withTransaction(work)).onFailure().transform(DatabaseOutage::translated);
    }
}
