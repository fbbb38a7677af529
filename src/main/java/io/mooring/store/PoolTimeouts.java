package io.mooring.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pool of connections with the limits that Quarkus has no property for: how long a connection may take to open, how long a
 * request waits for one, and how long a connection may be silent. The first two are short, so that a database that is away is told to
 * clients at once; the third frees connections whose other end vanished without a word, together with those that nobody needs.
 */
@Singleton
final class PoolTimeouts implements PgPoolCreator {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int WAIT_MILLIS = 2_500;
    private static final int SILENCE_SECONDS = 15;

    private volatile @Nullable PgConnectOptions options;

    /** What the pool connects with, for a connection beside it. */
    PgConnectOptions options() {
        PgConnectOptions known = options;
        if (known == null) {
            throw new IllegalStateException("There is no pool yet");
        }
        return known;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(PoolTimeouts::limit);
        options = new PgConnectOptions(input.pgConnectOptionsList().getFirst());
        return PgBuilder.pool()
                .using(input.vertx())
                .with(input.poolOptions()
                        .setConnectionTimeout(WAIT_MILLIS)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .build();
    }

    private static void limit(PgConnectOptions options) {
        options.setConnectTimeout(CONNECT_MILLIS);
        options.setIdleTimeout(SILENCE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
