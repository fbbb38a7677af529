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
import java.util.Map;
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
    private final int attempts;

    /** @param attempts how often a run is begun without getting any further */
    RunExecution(
            RunStore store,
            PlatformWorks works,
            Validator validator,
            ErrorCatalog catalog,
            RandomGenerator random,
            ScheduledExecutorService alarms,
            int attempts) {
        this.store = store;
        this.works = works;
        this.validator = validator;
        this.catalog = catalog;
        this.random = random;
        this.alarms = alarms;
        this.attempts = attempts;
    }

    /** Ends when the run is settled; fails only when it is left for whoever claims it next. */
    Uni<Ending> execute(Claim claim) {
        if (claim.fruitless() > attempts) {
            return abandon(claim);
        }
        return switch (claim) {
            case Claim.Whole whole -> execute(whole.run());
            case Claim.Outlived outlived -> settleOutlived(outlived);
            case Claim.Unreadable unreadable -> settleUnreadable(unreadable);
        };
    }

    private Uni<Ending> execute(ClaimedRun run) {
        return Uni.createFrom()
                .deferred(() -> execute(run, works.of(run)))
                .onFailure(RunExecution::isOurs)
                .recoverWithUni(failure -> settleBroken(run.lease(), failure));
    }

    private <S extends PlatformSession> Uni<Ending> execute(ClaimedRun run, PlatformWork<?, S> work) {
        if (run.failure().isPresent()) {
            return resumeUndoing(run, work, run.failure().get());
        }
        return run.validated() ? carryOut(run, work) : validateFirst(run, work);
    }

    private <S extends PlatformSession> Uni<Ending> validateFirst(ClaimedRun run, PlatformWork<?, S> work) {
        return validator
                .validate(work)
                .chain(report -> report.failed()
                        ? settleInvalid(run, report)
                        : store.recordValidated(run.lease(), ReportJson.text(report))
                                .chain(() -> carryOut(run, work)));
    }

    private <S extends PlatformSession> Uni<Ending> carryOut(ClaimedRun run, PlatformWork<?, S> work) {
        return generated(run, work).chain(generated -> {
            SessionPool<S> sessions = work.sessions();
            PlanExecution<S> execution = execution(run, work, generated, sessions);
            return execution
                    .perform()
                    .chain(() -> settle(run.lease(), new Settlement.Succeeded(generated)))
                    .onFailure(PlatformException.class)
                    .recoverWithUni(failure -> undo(run, execution, explain(failure)))
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
                .call(made -> store.recordGenerated(run.lease(), made));
    }

    private <S extends PlatformSession> Uni<Ending> resumeUndoing(
            ClaimedRun run, PlatformWork<?, S> work, ClaimedRun.RecordedFailure failure) {
        SessionPool<S> sessions = work.sessions();
        GeneratedCredentials generated = run.generated().orElseGet(GeneratedCredentials::none);
        return undone(run, execution(run, work, generated, sessions), failure)
                .onTermination()
                .call(sessions::close);
    }

    private <S extends PlatformSession> PlanExecution<S> execution(
            ClaimedRun run, PlatformWork<?, S> work, GeneratedCredentials generated, SessionPool<S> sessions) {
        return new PlanExecution<>(work.plan(generated), new Effects<>(sessions, alarms), new StepRecorder(store, run));
    }

    private Uni<Ending> undo(ClaimedRun run, PlanExecution<?> execution, Explanation why) {
        LOG.infof("Run %s failed with %s and is undone", run.id(), why.code());
        ClaimedRun.RecordedFailure failure = new ClaimedRun.RecordedFailure(why.code(), why.message());
        return store.recordFailing(run.lease(), failure.code(), failure.message())
                .chain(() -> undone(run, execution, failure));
    }

    /** A delete goes only forward: what it has removed stays removed. */
    private Uni<Ending> undone(ClaimedRun run, PlanExecution<?> execution, ClaimedRun.RecordedFailure failure) {
        Uni<Void> undone =
                run.operation() == Operation.DELETE ? Uni.createFrom().voidItem() : execution.undo();
        return undone.chain(
                () -> settle(run.lease(), new Settlement.Failed(failure.code(), failure.message(), Optional.empty())));
    }

    private Uni<Ending> settleInvalid(ClaimedRun run, ValidationReport report) {
        Problem problem =
                Refusal.validationFailed(run.operation().wireName(), report).problem();
        return settle(run.lease(), failed(problem, Optional.of(ReportJson.text(report))));
    }

    /** An error of ours: nothing more is touched on the platform, and what was made stays on record. */
    private Uni<Ending> settleBroken(Lease lease, Throwable failure) {
        LOG.errorf(failure, "Run %s broke", lease.run());
        return settle(lease, failed(Problem.of(RunError.RUN_BROKEN), Optional.empty()));
    }

    /** Another version may be able to read what this one can't; secrets that don't open here open nowhere. */
    private Uni<Ending> settleUnreadable(Claim.Unreadable claim) {
        if (!(claim.cause() instanceof SealingException)) {
            return Uni.createFrom().failure(claim.cause());
        }
        LOG.errorf(
                "The secrets of run %s cannot be opened with the present keyset; the run fails",
                claim.lease().run());
        return settle(claim.lease(), failed(Problem.of(RunError.SECRETS_UNREADABLE), Optional.empty()));
    }

    private Uni<Ending> settleOutlived(Claim claim) {
        LOG.warnf(
                "Run %s is older than its credentials were kept; it fails",
                claim.lease().run());
        return settle(claim.lease(), failed(Problem.of(RunError.CREDENTIALS_EXPIRED), Optional.empty()));
    }

    /** What it is that stops the run nobody knows; it may be the process itself, so nothing of the run is touched any more. */
    private Uni<Ending> abandon(Claim claim) {
        LOG.errorf(
                "Run %s was begun %d times without getting any further; it is given up",
                claim.lease().run(), attempts);
        Problem problem = Problem.of(RunError.RUN_ABANDONED, Map.of("attempts", Integer.toString(attempts)));
        return settle(claim.lease(), failed(problem, Optional.empty()));
    }

    private Settlement failed(Problem problem, Optional<String> report) {
        Explanation why = catalog.explain(problem);
        return new Settlement.Failed(why.code(), why.message(), report);
    }

    private Uni<Ending> settle(Lease lease, Settlement settlement) {
        return store.settle(lease, settlement).map(status -> new Ending(settlement, status));
    }

    private Explanation explain(PlatformException failure) {
        return catalog.explain(failure.problem());
    }

    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof RunStore.LeaseLostException || failure instanceof StoreUnavailableException);
    }
}
