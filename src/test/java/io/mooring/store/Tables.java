package io.mooring.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the tables past the store, as an operator with psql would. */
@Singleton
final class Tables {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Pool pool;

    Tables(Pool pool) {
        this.pool = pool;
    }

    void empty() {
        run("truncate integration, api_key, canary cascade");
    }

    void run(String statement, Object... parameters) {
        rows(statement, parameters);
    }

    /** Fails unless the statement can be prepared as it is, without a word about the types of its parameters. */
    void prepare(String statement) {
        await(UniHelper.toUni(
                pool.withConnection(connection -> connection.prepare(statement).compose(PreparedStatement::close))));
    }

    List<Row> rows(String statement, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        await(Uni.createFrom()
                        .deferred(() -> UniHelper.toUni(
                                pool.preparedQuery(statement).execute(Tuple.from(List.of(parameters))))))
                .forEach(rows::add);
        return rows;
    }

    Row row(String statement, Object... parameters) {
        List<Row> rows = rows(statement, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + statement);
        }
        return rows.getFirst();
    }

    @Nullable String text(String statement, Object... parameters) {
        return row(statement, parameters).getString(0);
    }

    long count(String statement, Object... parameters) {
        return row(statement, parameters).getLong(0);
    }

    /** Every value of every table as text, byte columns in hexadecimal. */
    String everything() {
        StringBuilder all = new StringBuilder();
        for (Row table : rows("select table_name::text from information_schema.tables where table_schema = 'public'")) {
            String name = table.getString(0);
            rows("select t::text from \"" + name + "\" t")
                    .forEach(row -> all.append(row.getString(0)).append('\n'));
        }
        return all.toString();
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
