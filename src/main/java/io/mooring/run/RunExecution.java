package io.mooring.run;

import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.Explanation;
import io.mooring.domain.Operation;
import io.mooring.domain.Problem;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Carries a claimed run from where it stands to its end. Whatever the platform does, the run is settled; only a lost lease or a database
 * that can't be reached leaves it as it is, for whoever claims it next.
 */
final class RunExecution {
    private static final Logger LOG = Logger.getLogger(RunExecution.class);

    private final RunStore store;
    private final PlatformWorks works;
    private final Validator validator;
    private final ErrorCatalog catalog;
    private final RandomGenerator random;
    private final ScheduledExecutorService alarms;

    RunExecution(
            RunStore store,
            PlatformWorks works,
            Validator validator,
            ErrorCatalog catalog,
            RandomGenerator random,
            ScheduledExecutorService alarms) {
        this.store = store;
        this.works = works;
        this.validator = validator;
        this.catalog = catalog;
        this.random = random;
        this.alarms = alarms;
    }

    /** Ends when the run is settled; fails only with {@link RunStore.LeaseLostException} or {@link StoreUnavailableException}. */
    Uni<Settlement> execute(ClaimedRun run) {
        return Uni.createFrom()
                .deferred(() -> execute(run, works.of(run)))
                .onFailure(RunExecution::isOurs)
                .recoverWithUni(failure -> settleBroken(run, failure));
    }

    private <S extends PlatformSession> Uni<Settlement> execute(ClaimedRun run, PlatformWork<?, S> work) {
        if (run.failure().isPresent()) {
            return resumeUndoing(run, work, run.failure().get());
        }
        return run.validated() ? carryOut(run, work) : validateFirst(run, work);
    }

    private <S extends PlatformSession> Uni<Settlement> validateFirst(ClaimedRun run, PlatformWork<?, S> work) {
        return validator
                .validate(work)
                .chain(report -> report.failed()
                        ? settleInvalid(run, report)
                        : store.recordValidated(run.id(), run.attempt(), ReportJson.text(report))
                                .chain(() -> carryOut(run, work)));
    }

    private <S extends PlatformSession> Uni<Settlement> carryOut(ClaimedRun run, PlatformWork<?, S> work) {
        return generated(run, work).chain(generated -> {
            SessionPool<S> sessions = work.sessions();
            StepRecorder recorder = new StepRecorder(store, run);
            PlanExecution<S> execution =
                    new PlanExecution<>(work.plan(generated), new Effects<>(sessions, alarms), recorder);
            return execution
                    .perform()
                    .chain(() -> settleSucceeded(run, generated))
                    .onFailure(PlatformException.class)
                    .recoverWithUni(failure -> undo(run, execution, recorder, explain(failure)))
                    .onTermination()
                    .call(sessions::close);
        });
    }

    private Uni<GeneratedCredentials> generated(ClaimedRun run, PlatformWork<?, ?> work) {
        if (run.generated().isPresent()) {
            return Uni.createFrom().item(run.generated().get());
        }
        return Uni.createFrom()
                .item(() -> work.generate(random))
                .call(made -> store.recordGenerated(run.id(), run.attempt(), made));
    }

    private <S extends PlatformSession> Uni<Settlement> resumeUndoing(
            ClaimedRun run, PlatformWork<?, S> work, ClaimedRun.RecordedFailure failure) {
        SessionPool<S> sessions = work.sessions();
        StepRecorder recorder = new StepRecorder(store, run);
        GeneratedCredentials generated = run.generated().orElseGet(GeneratedCredentials::none);
        PlanExecution<S> execution =
                new PlanExecution<>(work.plan(generated), new Effects<>(sessions, alarms), recorder);
        return undone(run, execution, recorder, failure).onTermination().call(sessions::close);
    }

    private <S extends PlatformSession> Uni<Settlement> undo(
            ClaimedRun run, PlanExecution<S> execution, StepRecorder recorder, Explanation why) {
        LOG.infof("Run %s failed with %s and is undone", run.id(), why.code());
        ClaimedRun.RecordedFailure failure = new ClaimedRun.RecordedFailure(why.code(), why.message());
        return store.recordFailing(run.id(), run.attempt(), failure.code(), failure.message())
                .chain(() -> undone(run, execution, recorder, failure));
    }

    /** A delete goes only forward: what it has removed stays removed. */
    private <S extends PlatformSession> Uni<Settlement> undone(
            ClaimedRun run, PlanExecution<S> execution, StepRecorder recorder, ClaimedRun.RecordedFailure failure) {
        Uni<Void> undone =
                run.operation() == Operation.DELETE ? Uni.createFrom().voidItem() : execution.undo();
        return undone.chain(() -> settleFailed(run, isClean(run, execution, recorder), failure, Optional.empty()));
    }

    private static boolean isClean(ClaimedRun run, PlanExecution<?> execution, StepRecorder recorder) {
        return run.operation() == Operation.DELETE
                ? !recorder.hasRemoved(execution.steps())
                : recorder.made().isEmpty();
    }

    private Uni<Settlement> settleSucceeded(ClaimedRun run, GeneratedCredentials generated) {
        return settle(run, new Settlement.Succeeded(run.status().succeeded(), Optional.empty(), generated));
    }

    private Uni<Settlement> settleInvalid(ClaimedRun run, ValidationReport report) {
        Explanation why = catalog.explain(
                Refusal.validationFailed(run.operation().wireName(), report).problem());
        return settleFailed(
                run,
                run.made().isEmpty() || run.operation() == Operation.DELETE,
                new ClaimedRun.RecordedFailure(why.code(), why.message()),
                Optional.of(ReportJson.text(report)));
    }

    /** An error of ours: nothing more is touched on the platform, and what was made stays on record. */
    private Uni<Settlement> settleBroken(ClaimedRun run, Throwable failure) {
        LOG.errorf(failure, "Run %s broke", run.id());
        Explanation why = catalog.explain(Problem.of(RunError.RUN_BROKEN));
        return settleFailed(
                run,
                run.steps().isEmpty() && run.made().isEmpty(),
                new ClaimedRun.RecordedFailure(why.code(), why.message()),
                Optional.empty());
    }

    private Uni<Settlement> settleFailed(
            ClaimedRun run, boolean clean, ClaimedRun.RecordedFailure failure, Optional<String> report) {
        return settle(
                run,
                new Settlement.Failed(
                        run.status().failed(clean),
                        report,
                        failure.code(),
                        failure.message(),
                        run.operation() == Operation.EDIT && run.before().isPresent()));
    }

    private Uni<Settlement> settle(ClaimedRun run, Settlement settlement) {
        return store.settle(run.id(), run.attempt(), settlement).replaceWith(settlement);
    }

    private Explanation explain(PlatformException failure) {
        return catalog.explain(failure.problem());
    }

    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof RunStore.LeaseLostException || failure instanceof StoreUnavailableException);
    }
}
