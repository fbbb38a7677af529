package io.mooring.run;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in this process's hands, from its claim to whatever ends that first: the run's own end, or giving it up. A process gives up at two
 * thirds of the lease, counted from when the claim or the last renewal that succeeded was asked for: the database's clock can't be later.
 */
final class HeldRun {
    private final Claim claim;
    private final long patienceNanos;
    private long renewedNanos;
    private boolean ended;
    private @Nullable Cancellable work;

    HeldRun(Claim claim, long askedNanos, Duration lease) {
        this.claim = claim;
        this.renewedNanos = askedNanos;
        this.patienceNanos = lease.toNanos() / 3 * 2;
    }

    Claim claim() {
        return claim;
    }

    Lease lease() {
        return claim.lease();
    }

    /** This work is the run's from now on; it is stopped at once when the run was given up meanwhile. */
    void begin(Cancellable started) {
        synchronized (this) {
            work = started;
            if (!ended) {
                return;
            }
        }
        started.cancel();
    }

    /** True for the first who ends it, and nobody else. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** Ends it by stopping the work; false when it had ended already. */
    boolean giveUp() {
        Optional<Cancellable> stopped;
        synchronized (this) {
            if (!end()) {
                return false;
            }
            stopped = Optional.ofNullable(work);
        }
        stopped.ifPresent(Cancellable::cancel);
        return true;
    }

    synchronized void renewed(long askedNanos) {
        renewedNanos = Math.max(renewedNanos, askedNanos);
    }

    /** Negative when the moment is over. */
    synchronized Duration untilGivingUp(long nowNanos) {
        return Duration.ofNanos(renewedNanos + patienceNanos - nowNanos);
    }
}
