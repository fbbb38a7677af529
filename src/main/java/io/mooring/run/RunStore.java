package io.mooring.run;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.RunId;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * The durable queue and record of runs; the store implements it. Times are the database's. Every method after {@link #claim} writes only
 * while the run is held with this attempt and fails with {@link LeaseLostException} when it is not: whoever gets that stops at once.
 */
public interface RunStore {
    /** Takes the oldest run that may execute now, or none; a run whose lease ran out may be taken over. */
    Uni<Optional<ClaimedRun>> claim(String replica, Duration lease);

    Uni<Void> renew(RunId id, int attempt, Duration lease);

    /** Lets go of a run that was not finished, so that it is queued again. */
    Uni<Void> release(RunId id, int attempt);

    /**
     * Lets go of every run that is held, by whomever. Only for a process that knows it is alone with its database, at its start.
     *
     * @return how many there were
     */
    Uni<Integer> releaseAll();

    /** The run's own validation passed; its results are kept. */
    Uni<Void> recordValidated(RunId id, int attempt, String validationResults);

    /** Seals what the run's steps need, before the first of them starts. */
    Uni<Void> recordGenerated(RunId id, int attempt, GeneratedCredentials generated);

    /** Committed before the effect. Keeps the guard's first answer when the step was started before. */
    Uni<Void> recordStarted(RunId id, int attempt, int position, Step step, boolean foundBefore);

    /**
     * The step ended; what it made or removed is recorded with it.
     *
     * @param remedy for a left-over: the statement that removes it, without secrets
     */
    Uni<Void> recordEnded(RunId id, int attempt, Step step, StepState state, Ledger ledger, Optional<String> remedy);

    /** The run failed and is going to be undone; a take-over goes on with undoing. */
    Uni<Void> recordFailing(RunId id, int attempt, String code, String message);

    /** Ends the run and moves the integration in one transaction; one-time credentials are overwritten in it. */
    Uni<Void> settle(RunId id, int attempt, Settlement settlement);

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

        public LeaseLostException(RunId id) {
            super("Run " + id + " is held by another attempt", null, false, false);
        }
    }
}
