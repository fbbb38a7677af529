package io.mooring.run;

import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.RunId;
import io.mooring.platform.Platforms;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims runs and carries them out in the background, as many at once as the operator allows. The table is the queue: a wake-up only saves
 * waiting for the next look at it. A run that this process can't renew in time is given up here and taken over by whoever claims it next.
 */
@ApplicationScoped
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    /** From a refused renewal to giving up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final RunStore store;
    private final RunExecution execution;
    private final RunMetrics metrics;
    private final Queue queue;
    private final EngineSettings settings;
    private final ScheduledExecutorService alarms;
    private final String replica = UUID.randomUUID().toString();

    private final Map<RunId, Held> held = new HashMap<>();
    private @Nullable ScheduledFuture<?> polling;
    private @Nullable ScheduledFuture<?> renewing;
    private boolean claiming;
    private boolean claimAgain;
    private boolean accepting;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();

    /** A run in this process's hands. */
    private static final class Held {
        private final ClaimedRun run;
        private @Nullable Cancellable work;
        private long renewedNanos;

        private Held(ClaimedRun run, long now) {
            this.run = run;
            this.renewedNanos = now;
        }
    }

    @Inject
    public Engine(
            RunStore store,
            Platforms platforms,
            Validator validator,
            ErrorCatalog catalog,
            EngineSettings settings,
            RunMetrics metrics,
            Queue queue) {
        this.store = store;
        this.settings = settings;
        this.metrics = metrics;
        this.queue = queue;
        this.alarms = Infrastructure.getDefaultWorkerPool();
        this.execution =
                new RunExecution(store, new PlatformWorks(platforms), validator, catalog, new SecureRandom(), alarms);
    }

    /** Begins to claim; from now on every queued run is carried out. */
    public synchronized void start() {
        accepting = true;
        polling = repeat(settings.pollInterval(), this::poll);
        renewing = repeat(settings.lease().dividedBy(3), this::renewAll);
    }

    /** Whether runs are being claimed. */
    public synchronized boolean accepting() {
        return accepting;
    }

    private void poll() {
        queue.look();
        wake();
    }

    /** Looks for a run that was just stored; one that was settled as it was stored needs nobody. */
    void wakeFor(NewRun run) {
        if (!run.settled()) {
            wake();
        }
    }

    /** Looks for a run now. */
    public void wake() {
        synchronized (this) {
            if (!accepting || held.size() >= settings.maxRuns()) {
                return;
            }
            if (claiming) {
                claimAgain = true;
                return;
            }
            claiming = true;
            claimAgain = false;
        }
        store.claim(replica, settings.lease()).subscribe().with(run -> claimed(run.orElse(null)), this::claimFailed);
    }

    /** Claims no more, and waits at most this long for what is under way; what is not done then is handed back. */
    public Uni<Void> stop(Duration patience) {
        synchronized (this) {
            accepting = false;
            cancel(polling);
            completeWhenIdle();
        }
        return Uni.createFrom()
                .completionStage(drained)
                .ifNoItem()
                .after(patience)
                .recoverWithItem(() -> null)
                .chain(this::handBack);
    }

    private synchronized void completeWhenIdle() {
        if (!accepting && held.isEmpty() && !claiming) {
            drained.complete(null);
        }
    }

    private Uni<Void> handBack() {
        List<Held> unfinished;
        synchronized (this) {
            cancel(renewing);
            unfinished = List.copyOf(held.values());
            held.clear();
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Held run : unfinished) {
            cancelWork(run);
            all = all.chain(() -> store.release(run.run.id(), run.run.attempt()))
                    .onFailure()
                    .recoverWithNull();
        }
        return all;
    }

    private void claimed(@Nullable ClaimedRun run) {
        boolean again;
        synchronized (this) {
            claiming = false;
            again = run != null || claimAgain;
            if (run != null) {
                held.put(run.id(), new Held(run, System.nanoTime()));
            }
            completeWhenIdle();
        }
        if (run != null) {
            carryOut(run);
        }
        if (again) {
            wake();
        }
    }

    private void claimFailed(Throwable failure) {
        synchronized (this) {
            claiming = false;
            completeWhenIdle();
        }
        if (failure instanceof StoreUnavailableException) {
            LOG.debug("No run can be claimed while the database is away", failure);
        } else {
            LOG.error("Claiming a run failed", failure);
        }
    }

    private void carryOut(ClaimedRun run) {
        LOG.infof(
                "Run %s (%s of integration %s, attempt %d, request %s) starts",
                run.id(), run.operation().wireName(), run.integrationId(), run.attempt(), run.requestId());
        long started = System.nanoTime();
        Cancellable work = execution
                .execute(run)
                .subscribe()
                .with(settlement -> settled(run, settlement, started), failure -> letGo(run, failure));
        synchronized (this) {
            Held mine = held.get(run.id());
            if (mine != null) {
                mine.work = work;
            }
        }
    }

    private void settled(ClaimedRun run, Settlement settlement, long started) {
        forget(run);
        metrics.settled(run, settlement, Duration.ofNanos(System.nanoTime() - started));
        LOG.infof(
                "Run %s of integration %s ends: the integration is %s",
                run.id(), run.integrationId(), settlement.status().wireName());
        wake();
    }

    private void letGo(ClaimedRun run, Throwable failure) {
        forget(run);
        LOG.warnf("Run %s is left to be taken up again: %s", run.id(), failure.getMessage());
    }

    private synchronized void forget(ClaimedRun run) {
        held.remove(run.id());
        completeWhenIdle();
    }

    private void renewAll() {
        List<Held> all;
        synchronized (this) {
            all = List.copyOf(held.values());
        }
        all.forEach(this::renew);
    }

    /** By two thirds of the lease without a renewal the platform's work is stopped: another replica may begin at the end of it. */
    private void renew(Held run) {
        long asked = System.nanoTime();
        if (asked - run.renewedNanos > settings.lease().toNanos() * 2 / 3) {
            giveUp(run);
            return;
        }
        store.renew(run.run.id(), run.run.attempt(), settings.lease())
                .subscribe()
                .with(renewed -> run.renewedNanos = asked, failure -> renewalFailed(run, failure));
    }

    /**
     * A run that was settled a moment ago can't be renewed either, and its end is about to be known here; a run that another replica took
     * was not renewed for a whole lease, which is noticed before.
     */
    private void renewalFailed(Held run, Throwable failure) {
        if (failure instanceof RunStore.LeaseLostException) {
            ScheduledFuture<?> unused = alarms.schedule(() -> giveUp(run), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveUp(Held run) {
        synchronized (this) {
            if (held.get(run.run.id()) != run) {
                return;
            }
        }
        forget(run.run);
        cancelWork(run);
        metrics.leaseLost();
        LOG.warnf("The lease of run %s was lost; its work here is stopped", run.run.id());
    }

    private void cancelWork(Held run) {
        Cancellable work;
        synchronized (this) {
            work = run.work;
        }
        if (work != null) {
            work.cancel();
        }
    }

    private ScheduledFuture<?> repeat(Duration interval, Runnable action) {
        return alarms.scheduleWithFixedDelay(action, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
