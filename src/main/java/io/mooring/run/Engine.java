package io.mooring.run;

import io.mooring.domain.ErrorCatalog;
import io.mooring.platform.Platforms;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Claims runs and carries them out in the background, as many at once as the operator allows. The table is the queue: a wake-up only saves
 * waiting for the next look at it. A run that this process can't renew in time is given up here and taken over by whoever claims it next.
 */
@ApplicationScoped
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    private static final Duration REST = Duration.ofMillis(20);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final RunStore store;
    private final Function<Claim, Uni<Ending>> execution;
    private final WakeUps wakeUps;
    private final RunMetrics metrics;
    private final Queue queue;
    private final EngineSettings settings;
    private final ScheduledExecutorService alarms;
    private final LongSupplier nanos;
    private final String replica = UUID.randomUUID().toString();

    private final HeldRuns held = new HeldRuns();
    private final LeaseKeeper leases;
    private final Releases releases;
    private final Repeated polling;
    private final Repeated sweeping;
    private boolean accepting;
    private boolean claiming;
    private boolean claimAgain;
    private boolean resting;

    @Inject
    public Engine(
            RunStore store,
            Platforms platforms,
            Validator validator,
            ErrorCatalog catalog,
            EngineSettings settings,
            RetentionSettings retention,
            WakeUps wakeUps,
            RunMetrics metrics,
            Queue queue) {
        this(
                store,
                execution(store, platforms, validator, catalog, settings)::execute,
                settings,
                retention,
                wakeUps,
                metrics,
                queue,
                Infrastructure.getDefaultWorkerPool(),
                System::nanoTime);
    }

    Engine(
            RunStore store,
            Function<Claim, Uni<Ending>> execution,
            EngineSettings settings,
            RetentionSettings retention,
            WakeUps wakeUps,
            RunMetrics metrics,
            Queue queue,
            ScheduledExecutorService alarms,
            LongSupplier nanos) {
        this.store = store;
        this.execution = execution;
        this.settings = settings;
        this.wakeUps = wakeUps;
        this.metrics = metrics;
        this.queue = queue;
        this.alarms = alarms;
        this.nanos = nanos;
        this.releases = new Releases(store);
        this.leases = new LeaseKeeper(store, held, settings.lease(), alarms, nanos, this::lost);
        this.sweeping = new Repeated(alarms, BETWEEN_SWEEPS, () -> sweep(retention.oneTimeCredentials()));
        this.polling = new Repeated(alarms, settings.pollInterval(), this::poll);
    }

    private static RunExecution execution(
            RunStore store, Platforms platforms, Validator validator, ErrorCatalog catalog, EngineSettings settings) {
        return new RunExecution(
                store,
                new PlatformWorks(platforms),
                validator,
                catalog,
                new SecureRandom(),
                Infrastructure.getDefaultWorkerPool(),
                settings.maxFruitlessAttempts());
    }

    /** Begins to claim; from now on every queued run is carried out. */
    public void start() {
        synchronized (this) {
            accepting = true;
        }
        wakeUps.listen(this::wake);
        leases.start();
        sweeping.start();
        polling.start();
    }

    /** Whether runs are being claimed. */
    public synchronized boolean accepting() {
        return accepting;
    }

    private void poll() {
        queue.look();
        releases.tell();
        wake();
    }

    private void sweep(Duration lifetime) {
        store.wipeCredentials(lifetime)
                .subscribe()
                .with(
                        count -> LOG.debugf("The credentials of %d old runs are overwritten", count),
                        failure -> LOG.debug("Old credentials cannot be overwritten at the moment", failure));
    }

    /**
     * Looks for a run that was just stored; one that was settled as it was stored needs nobody. Others are told only when there is no place
     * for it here: who is told of every run comes too late for most.
     */
    void wakeFor(NewRun run) {
        if (run.settled()) {
            return;
        }
        if (hasPlace()) {
            wake();
        } else {
            wakeUps.tell();
        }
    }

    private synchronized boolean hasPlace() {
        return accepting && held.places() < settings.maxRuns();
    }

    /** Looks for a run now. */
    public void wake() {
        synchronized (this) {
            if (!hasPlace()) {
                return;
            }
            if (claiming || resting) {
                claimAgain = true;
                return;
            }
            claiming = true;
            claimAgain = false;
            held.ask();
        }
        long asked = nanos.getAsLong();
        Uni.createFrom()
                .deferred(() -> store.claim(terms()))
                .subscribe()
                .with(claim -> answered(claim, asked), this::claimFailed);
    }

    private ClaimTerms terms() {
        return new ClaimTerms(
                replica, settings.lease(), settings.maxRunsPerHost(), held.typesWith(settings.maxRunsPerPlatform()));
    }

    /** Claims no more, and waits at most this long for what is under way; what is not done then is handed back. */
    public Uni<Void> stop(Duration patience) {
        synchronized (this) {
            accepting = false;
        }
        polling.stop();
        sweeping.stop();
        return held.whenEmpty()
                .ifNoItem()
                .after(patience)
                .on(alarms)
                .recoverWithItem(() -> null)
                .chain(this::handBack);
    }

    private Uni<Void> handBack() {
        leases.stop();
        wakeUps.close();
        held.all().forEach(this::giveUp);
        return store.handBack(replica)
                .invoke(this::handedBack)
                .onFailure()
                .invoke(failure -> LOG.warn("Runs that are not handed back go on when their lease ends", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void handedBack(int count) {
        if (count > 0) {
            LOG.infof("%d runs are handed back to the queue", count);
            wakeUps.tell();
        }
    }

    private void answered(Optional<Claim> claim, long asked) {
        Optional<HeldRun> run = claim.map(taken -> new HeldRun(taken, asked, settings.lease()));
        boolean again;
        boolean begins;
        synchronized (this) {
            claiming = false;
            again = run.isPresent();
            begins = accepting;
            if (run.isPresent() && begins) {
                held.take(run.get());
            }
        }
        if (run.isEmpty()) {
            held.takeNone();
            rest();
        } else if (begins) {
            begin(run.get());
        } else {
            letGo(run.get().lease());
        }
        if (again) {
            wake();
        }
    }

    /** After a look that found nothing many wake-ups cost one more: a long queue may wait for hosts that are all busy. */
    private void rest() {
        synchronized (this) {
            resting = true;
        }
        ScheduledFuture<?> unused = alarms.schedule(this::rested, REST.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void rested() {
        boolean again;
        synchronized (this) {
            resting = false;
            again = claimAgain;
        }
        if (again) {
            wake();
        }
    }

    /** What comes when nothing is begun any more goes back to the queue. */
    private void letGo(Lease lease) {
        store.release(lease)
                .onTermination()
                .invoke(held::takeNone)
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("Run %s goes on when its lease ends", lease.run()));
    }

    private void claimFailed(Throwable failure) {
        synchronized (this) {
            claiming = false;
        }
        held.takeNone();
        if (failure instanceof StoreUnavailableException) {
            LOG.debug("No run can be claimed while the database is away", failure);
        } else {
            LOG.error("Claiming a run failed", failure);
        }
    }

    private void begin(HeldRun run) {
        leases.watch(run);
        if (!held.holds(run)) {
            return;
        }
        announce(run.claim());
        long started = nanos.getAsLong();
        run.begin(execution
                .apply(run.claim())
                .subscribe()
                .with(ending -> settled(run, ending, started), failure -> leftOff(run, failure)));
    }

    private static void announce(Claim claim) {
        if (claim instanceof Claim.Whole whole) {
            ClaimedRun run = whole.run();
            LOG.infof(
                    "Run %s (%s of integration %s, attempt %d, request %s) starts",
                    run.id(), run.operation().wireName(), run.integrationId(), run.attempt(), run.requestId());
        }
    }

    private void settled(HeldRun run, Ending ending, long started) {
        metrics.settled(run.claim(), ending.settlement(), Duration.ofNanos(nanos.getAsLong() - started));
        LOG.infof(
                "Run %s ends: its integration is %s",
                run.lease().run(), ending.status().wireName());
        ended(run);
    }

    private void leftOff(HeldRun run, Throwable failure) {
        switch (failure) {
            case RunStore.LeaseLostException gone -> LOG.warnf("%s; its work here is stopped", gone.getMessage());
            case StoreUnavailableException away -> leftWithoutStore(run);
            default ->
                LOG.errorf(
                        failure,
                        "Run %s is left to be taken up again",
                        run.lease().run());
        }
        ended(run);
    }

    private void leftWithoutStore(HeldRun run) {
        LOG.warnf(
                "Run %s is left to be taken up again: the database is away",
                run.lease().run());
        releases.add(run.lease());
    }

    private void ended(HeldRun run) {
        if (run.end()) {
            held.remove(run);
            wake();
        }
    }

    private void lost(HeldRun run) {
        if (giveUp(run)) {
            metrics.leaseLost();
            releases.add(run.lease());
            LOG.warnf(
                    "The lease of run %s was lost; its work here is stopped",
                    run.lease().run());
            wake();
        }
    }

    private boolean giveUp(HeldRun run) {
        boolean given = run.giveUp();
        if (given) {
            held.remove(run);
        }
        return given;
    }
}
