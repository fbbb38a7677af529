package io.mooring.run;

import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.PlatformSession;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Runs the checks of a change, with the limits of the operator. */
@ApplicationScoped
public class Validator {
    /** Calls in flight for one integration (architecture, "Check"). */
    private static final int PLACES = 4;

    private final CheckVerdicts verdicts;
    private final CheckTimer timer;
    private final Duration limit;
    private final Duration hold;
    private final Semaphore held;

    /** What a held validation came to. */
    sealed interface Held {
        ValidationReport report();

        /** All checks have ended. */
        record Decided(ValidationReport report) implements Held {}

        /** The hold is over first; the report says what was known then. */
        record Undecided(ValidationReport report) implements Held {}
    }

    @Inject
    public Validator(ErrorCatalog catalog, LimitSettings limits) {
        this(
                catalog,
                new CheckTimer(Infrastructure.getDefaultWorkerPool(), System::nanoTime),
                limits.validationTimeout(),
                limits.hold(),
                limits.heldRequests());
    }

    Validator(ErrorCatalog catalog, CheckTimer timer, Duration limit, Duration hold, int heldRequests) {
        this.verdicts = new CheckVerdicts(catalog);
        this.timer = timer;
        this.limit = limit;
        this.hold = hold;
        this.held = new Semaphore(heldRequests);
    }

    /** For a run: takes the time it needs, up to the validation's limit. */
    <S extends PlatformSession> Uni<ValidationReport> validate(PlatformWork<?, S> work) {
        return Uni.createFrom().deferred(() -> {
            SessionPool<S> sessions = work.sessions();
            return graph(work, sessions).report(limit).onTermination().call(sessions::close);
        });
    }

    /** For a request that waits: at most as long as a request is held. Too many at once is a {@link Refusal}. */
    <S extends PlatformSession> Uni<Held> validateHeld(PlatformWork<?, S> work) {
        return Uni.createFrom().deferred(() -> {
            SessionPool<S> sessions = work.sessions();
            CheckGraph<S> graph =
                    graph(work, sessions); // May throw, so before a place is taken that only its end gives back.
            if (!held.tryAcquire()) {
                return Uni.createFrom().failure(Refusal.of(RunError.TOO_MANY_HELD_REQUESTS, Map.of()));
            }
            return graph.report(limit)
                    .<Held>map(Held.Decided::new)
                    .ifNoItem()
                    .after(hold)
                    .on(timer.alarms())
                    .recoverWithItem(() -> new Held.Undecided(graph.soFar("Skipped because it had not ended after "
                            + hold.toSeconds() + " s, the longest that a request is held.")))
                    .onTermination()
                    .invoke(held::release)
                    .onTermination()
                    .call(sessions::close);
        });
    }

    private <S extends PlatformSession> CheckGraph<S> graph(PlatformWork<?, S> work, SessionPool<S> sessions) {
        return new CheckGraph<>(work.checks(), sessions, timer, verdicts, PLACES);
    }
}
