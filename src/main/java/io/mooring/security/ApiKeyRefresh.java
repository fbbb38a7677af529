package io.mooring.security;

import io.mooring.run.StoreUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps the keys in memory up to date and writes down when they were used. Twice a second: "at once" means within a second on every
 * replica.
 */
@Singleton
class ApiKeyRefresh {
    private static final Logger LOG = Logger.getLogger(ApiKeyRefresh.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration START = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final ApiKeys keys;
    private final LastUse lastUse;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile long timer;

    ApiKeyRefresh(Vertx vertx, ApiKeys keys, LastUse lastUse) {
        this.vertx = vertx;
        this.keys = keys;
        this.lastUse = lastUse;
    }

    /**
     * On the main thread, which may wait: where the database answers, nothing is served before the keys are known. Where it does not, the
     * configured key works, and the rest follows.
     */
    void start(@Observes StartupEvent event) {
        keys.refresh()
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(START);
        timer = vertx.setPeriodic(PERIOD.toMillis(), tick -> tick());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void tick() {
        if (underWay.compareAndSet(false, true)) {
            round().onTermination()
                    .invoke(() -> underWay.set(false))
                    .subscribe()
                    .with(done -> recovered(), this::failed);
        }
    }

    private Uni<Void> round() {
        return keys.refresh().chain(lastUse::write);
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("The table of API keys is read and written again");
        }
    }

    private void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warnf(
                    "The table of API keys cannot be read or written; the known keys stay in use: %s", reason(failure));
        }
    }

    private static Throwable reason(Throwable failure) {
        return failure instanceof StoreUnavailableException unavailable && unavailable.getCause() != null
                ? unavailable.getCause()
                : failure;
    }
}
