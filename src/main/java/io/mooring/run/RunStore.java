package io.mooring.run;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The durable queue and record of runs; the store implements it. Times are the database's. Whatever takes a {@link Lease} writes only while
 * the run is held with it and fails with {@link LeaseLostException} when it is not: whoever gets that stops at once.
 */
public interface RunStore {
    /** Takes the oldest run that may execute now, or none; a run whose lease ran out may be taken over. */
    Uni<Optional<Claim>> claim(ClaimTerms terms);

    /**
     * Puts the end of these leases off.
     *
     * @return those that are still held; the others are lost, or their runs are settled
     */
    Uni<Set<Lease>> renew(Collection<Lease> leases, Duration lease);

    /** Lets go of a run that was not finished, so that it is queued again, as if this claim had not been. */
    Uni<Void> release(Lease lease);

    /**
     * Lets go of every run that this replica holds, as if it had not claimed them.
     *
     * @return how many there were
     */
    Uni<Integer> handBack(String replica);

    /**
     * Lets go of every run that is held, by whomever. Only for a process that knows it is alone with its database, at its start.
     *
     * @return how many there were
     */
    Uni<Integer> releaseAll();

    /**
     * Overwrites the one-time credentials of runs that are older than this and have not ended. What is claimed after that is
     * {@link Claim.Outlived}.
     *
     * @return how many there were
     */
    Uni<Integer> wipeCredentials(Duration lifetime);

    /** What waits for the engine. */
    Uni<Backlog> backlog();

    /** The run's own validation passed; its results are kept. */
    Uni<Void> recordValidated(Lease lease, String validationResults);

    /** Seals what the run's steps need, before the first of them starts. */
    Uni<Void> recordGenerated(Lease lease, GeneratedCredentials generated);

    /** Committed before the effect. An effect that was absent once when the step started stays this run's. */
    Uni<Void> recordStarted(Lease lease, int position, Step step, boolean foundBefore);

    /**
     * The step ended; what it made or removed is recorded with it.
     *
     * @param remedy for a left-over: the statement that removes it, without secrets
     */
    Uni<Void> recordEnded(Lease lease, Step step, StepState state, Ledger ledger, Optional<String> remedy);

    /** The run failed and is going to be undone; a take-over goes on with undoing. */
    Uni<Void> recordFailing(Lease lease, String code, String message);

    /**
     * Ends the run and moves the integration in one transaction; one-time credentials are overwritten in it. What a failure leaves behind
     * is decided there, by {@link Aftermath}.
     *
     * @return the integration's status from now on
     */
    Uni<IntegrationStatus> settle(Lease lease, Settlement settlement);

    /** What a step's end changes in the list of things that the integration has made. */
    sealed interface Ledger {
        record Unchanged() implements Ledger {}

        record Made(PlatformObject object) implements Ledger {}

        record Gone(PlatformObject object) implements Ledger {}

        /** One thing became another, as by renaming. */
        record Replaced(PlatformObject gone, PlatformObject made) implements Ledger {}

        /** What the two together say. */
        static Ledger of(Optional<PlatformObject> made, Optional<PlatformObject> gone) {
            if (made.isPresent() && gone.isPresent()) {
                return new Replaced(gone.get(), made.get());
            }
            return made.<Ledger>map(Made::new).or(() -> gone.map(Gone::new)).orElseGet(Unchanged::new);
        }
    }

    final class LeaseLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LeaseLostException(Lease lease) {
            super("Run " + lease.run() + " is held by another attempt", null, false, false);
        }
    }
}
