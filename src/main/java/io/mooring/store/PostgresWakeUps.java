package io.mooring.store;

import io.mooring.run.WakeUps;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * LISTEN and NOTIFY. One connection of its own listens for everything that this process may wait for. NOTIFY holds a lock of the whole
 * database at its commit, so it is a statement of its own after the work's commit, and one for all work of 20 ms.
 */
@Singleton
final class PostgresWakeUps implements WakeUps {
    private static final Logger LOG = Logger.getLogger(PostgresWakeUps.class);

    static final String CHANNEL = "mooring_work";
    static final String LISTEN = "listen " + CHANNEL;
    static final String APPLICATION = "mooring-listen";
    private static final String TELL = "select pg_notify('" + CHANNEL + "', $1)";
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final Pool pool;
    private final Supplier<Future<PgConnection>> connector;
    private final String listen;
    private final ScheduledExecutorService alarms;
    private final Coalesced telling;
    private final String replica = UUID.randomUUID().toString();
    private @Nullable Listening listening;

    @Inject
    PostgresWakeUps(Pool pool, Vertx vertx, PoolTimeouts timeouts) {
        this(pool, () -> PgConnection.connect(vertx, options(timeouts)), LISTEN);
    }

    PostgresWakeUps(Pool pool, Supplier<Future<PgConnection>> connector, String listen) {
        this.pool = pool;
        this.connector = connector;
        this.listen = listen;
        this.alarms = Infrastructure.getDefaultWorkerPool();
        this.telling = new Coalesced(alarms, TOGETHER, this::tellNow);
    }

    /** Silence is usual on this connection; that it is alive is asked for by itself. */
    static PgConnectOptions options(PoolTimeouts timeouts) {
        PgConnectOptions options = new PgConnectOptions(timeouts.options());
        options.addProperty("application_name", APPLICATION);
        options.setIdleTimeout(0);
        return options;
    }

    @Override
    public synchronized void listen(Runnable heard) {
        Listening begun =
                new Listening(connector, listen, CHANNEL, "echo " + replica, alarms, word -> heard(word, heard), heard);
        listening = begun;
        begun.start();
    }

    @Override
    public void tell() {
        telling.ask();
    }

    @Override
    public synchronized void close() {
        if (listening != null) {
            listening.close();
        }
    }

    private void tellNow() {
        pool.preparedQuery(TELL)
                .execute(Tuple.of(replica))
                .onFailure(failure -> LOG.debug("Other replicas cannot be told at the moment", failure));
    }

    private void heard(String word, Runnable heard) {
        if (!word.equals(replica) && !word.startsWith("echo ")) {
            heard.run();
        }
    }
}
