package io.mooring.run;

import io.mooring.domain.CheckOutcome;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.Problem;
import io.mooring.platform.Check;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Turns whatever a probe does (an answer, an exception, silence) into an outcome in words. */
final class CheckVerdicts {
    private static final Logger LOG = Logger.getLogger(CheckVerdicts.class);

    private final ErrorCatalog catalog;

    CheckVerdicts(ErrorCatalog catalog) {
        this.catalog = catalog;
    }

    /** Never fails, and never takes longer than the check's own limit. */
    <S extends PlatformSession> Uni<CheckOutcome> of(Check<S> check, Sessions<S> sessions, CheckTimer timer) {
        return Uni.createFrom()
                .deferred(() -> check.probe().ask(sessions))
                .ifNoItem()
                .after(check.timeLimit())
                .on(timer.alarms())
                .fail()
                .map(this::outcome)
                .onFailure()
                .recoverWithItem(failure -> failed(check, failure));
    }

    CheckOutcome failed(Problem problem) {
        return new CheckOutcome.Failed(catalog.explain(problem), List.of());
    }

    /** The outcome for an error of ours; what it was stands in the log. */
    CheckOutcome broken(Throwable failure) {
        LOG.error("A check broke", failure);
        return failed(Problem.of(PlatformError.CHECK_BROKEN));
    }

    private CheckOutcome outcome(Check.Answer answer) {
        return switch (answer) {
            case Check.Answer.Pass pass -> new CheckOutcome.Passed(pass.result(), pass.advice());
            case Check.Answer.Fail fail -> new CheckOutcome.Failed(catalog.explain(fail.problem()), fail.result());
            case Check.Answer.Warn warn -> new CheckOutcome.Warned(catalog.explain(warn.problem()));
            case Check.Answer.NotApplicable notApplicable -> new CheckOutcome.Skipped(Optional.empty());
            case Check.Answer.Skip skip ->
                new CheckOutcome.Skipped(
                        Optional.of(catalog.explain(skip.problem()).message()));
        };
    }

    private <S extends PlatformSession> CheckOutcome failed(Check<S> check, Throwable failure) {
        return switch (failure) {
            case PlatformException platform -> failed(platform.problem());
            case TimeoutException timeout -> failed(timedOut(check.timeLimit()));
            default -> broken(failure);
        };
    }

    private static Problem timedOut(Duration limit) {
        return Problem.of(PlatformError.CHECK_TIMED_OUT, Map.of("seconds", Long.toString(limit.toSeconds())));
    }
}
