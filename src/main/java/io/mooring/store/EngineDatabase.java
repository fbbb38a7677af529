package io.mooring.store;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The database as the engine uses it: never more than half of the pool's connections at once, so that requests find one at once however
 * much there is to do. What waits here waits in its order, and holds nothing.
 */
@Singleton
final class EngineDatabase {
    private final Database database;
    private final Share share;

    EngineDatabase(Database database, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        this.database = database;
        this.share = new Share(Math.max(1, connections / 2));
    }

    Uni<RowSet<Row>> execute(String statement, Tuple parameters) {
        return share.within(() -> database.execute(statement, parameters));
    }

    <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return share.within(() -> database.transaction(work));
    }
}
