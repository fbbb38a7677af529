package io.mooring.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Renews the leases of all held runs each third of a lease, with one statement, and rings for every run by itself when two thirds have
 * passed since its last renewal was asked for. Another replica may begin at the end of the lease; by then nothing may go on here.
 */
final class LeaseKeeper {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final RunStore store;
    private final HeldRuns held;
    private final Duration lease;
    private final ScheduledExecutorService alarms;
    private final LongSupplier nanos;
    private final Consumer<HeldRun> lost;
    private final Repeated renewing;

    LeaseKeeper(
            RunStore store,
            HeldRuns held,
            Duration lease,
            ScheduledExecutorService alarms,
            LongSupplier nanos,
            Consumer<HeldRun> lost) {
        this.store = store;
        this.held = held;
        this.lease = lease;
        this.alarms = alarms;
        this.nanos = nanos;
        this.lost = lost;
        this.renewing = new Repeated(alarms, lease.dividedBy(3), this::renewAll);
    }

    void start() {
        renewing.start();
    }

    void stop() {
        renewing.stop();
    }

    /** Tells when the run's time is over, unless it is renewed or removed before. */
    void watch(HeldRun run) {
        Duration left = run.untilGivingUp(nanos.getAsLong());
        if (left.isPositive()) {
            ScheduledFuture<?> unused = alarms.schedule(() -> look(run), left.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            lost.accept(run);
        }
    }

    private void look(HeldRun run) {
        if (held.holds(run)) {
            watch(run);
        }
    }

    private void renewAll() {
        List<HeldRun> all = held.all();
        if (all.isEmpty()) {
            return;
        }
        long asked = nanos.getAsLong();
        store.renew(all.stream().map(HeldRun::lease).toList(), lease)
                .subscribe()
                .with(renewed -> renewed(all, renewed, asked), LeaseKeeper::failed);
    }

    /** What is missing was settled a moment ago, or taken by another replica: then its time here is over soon. */
    private static void renewed(List<HeldRun> all, Set<Lease> renewed, long asked) {
        all.stream().filter(run -> renewed.contains(run.lease())).forEach(run -> run.renewed(asked));
    }

    private static void failed(Throwable failure) {
        LOG.debug("The leases cannot be renewed at the moment", failure);
    }
}
