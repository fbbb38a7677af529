package io.mooring.run;

import io.mooring.domain.Plan;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Problem;
import io.mooring.domain.Step;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.sql.ScriptText;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Executes a plan step by step, each recorded before its effect and after it, so that another process can go on at any point; and undoes
 * what this run made, in reverse.
 */
final class PlanExecution<S extends PlatformSession> {
    private final Plan plan;
    private final Effects<S> effects;
    private final StepRecorder recorder;

    PlanExecution(Plan plan, Effects<S> effects, StepRecorder recorder) {
        this.plan = plan;
        this.effects = effects;
        this.recorder = recorder;
    }

    /** Ends when every step is done, skipped or left over; fails with the first step that could not be. */
    Uni<Void> perform() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int position = 0; position < plan.steps().size(); position++) {
            int here = position;
            all = all.chain(() -> perform(here, plan.steps().get(here)));
        }
        return all;
    }

    /** Undoes this run's steps in reverse order; what could not be undone is recorded as left over. Never fails for the platform's sake. */
    Uni<Void> undo() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Step step : plan.steps().reversed()) {
            all = all.chain(() -> undo(step));
        }
        return all.chain(this::closeStepsUndoneByOthers);
    }

    private Uni<Void> perform(int position, Step step) {
        Optional<StepState> state = recorder.find(step).map(StepRecord::state);
        if (state.isPresent() && state.get() != StepState.STARTED && state.get() != StepState.FAILED) {
            return Uni.createFrom().voidItem();
        }
        return effects.isThere(step.guard(), step.target())
                .chain(there -> there ? alreadyThere(position, step) : bringAbout(position, step))
                .onFailure(PlatformException.class)
                .recoverWithUni(failure -> notDone(position, step, failure));
    }

    private Uni<Void> alreadyThere(int position, Step step) {
        if (startedByThisRun(step)) {
            return recorder.started(position, step, false).chain(() -> recorder.done(step));
        }
        Optional<PlatformObject> made = step.makes();
        if (made.isPresent() && !recorder.hasMade(made.get())) {
            return Uni.createFrom().failure(foreign(made.get()));
        }
        return recorder.started(position, step, true).chain(() -> recorder.skipped(step));
    }

    private Uni<Void> bringAbout(int position, Step step) {
        boolean inDoubt = startedByThisRun(step);
        return recorder.started(position, step, false)
                .chain(() -> inDoubt ? effects.performAgain(step) : effects.perform(step))
                .chain(() -> recorder.done(step));
    }

    /** A step whose outcome is unknown stays recorded as started, so that undoing it asks its guard. */
    private Uni<Void> notDone(int position, Step step, Throwable failure) {
        if (step.necessity() == Step.Necessity.LEAVES_OVER) {
            return startedBefore(position, step)
                    .chain(() ->
                            recorder.leftOver(step, ScriptText.statementOf(step).redacted()));
        }
        boolean unknown = failure instanceof PlatformException platform && platform.outcomeUnknown();
        boolean recorded = recorder.find(step).isPresent();
        Uni<Void> record = unknown || !recorded ? Uni.createFrom().voidItem() : recorder.failed(step);
        return record.chain(() -> Uni.createFrom().failure(failure));
    }

    /** A step whose guard could not even be asked has no record yet. */
    private Uni<Void> startedBefore(int position, Step step) {
        return recorder.find(step).isPresent() ? Uni.createFrom().voidItem() : recorder.started(position, step, false);
    }

    private Uni<Void> undo(Step step) {
        Optional<Step.Compensation> compensation = step.compensation();
        if (compensation.isEmpty() || !mayHaveEffect(step)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> undone = startedByThisRun(step)
                ? effects.undoInDoubt(compensation.get(), retried(step))
                : effects.undo(compensation.get(), retried(step));
        return undone.chain(() -> recorder.compensated(step))
                .onFailure(PlatformException.class)
                .recoverWithUni(
                        () -> recorder.leftOver(step, compensation.get().text().redacted()));
    }

    /** What lies within a thing that was removed is gone with it, but only if every removal succeeded. */
    private Uni<Void> closeStepsUndoneByOthers() {
        Uni<Void> all = Uni.createFrom().voidItem();
        if (somethingIsLeftOver()) {
            return all;
        }
        for (Step step : plan.steps()) {
            if (step.makes().isPresent() && step.compensation().isEmpty() && mayHaveEffect(step)) {
                all = all.chain(() -> recorder.compensated(step));
            }
        }
        return all;
    }

    private boolean somethingIsLeftOver() {
        return plan.steps().stream()
                .anyMatch(step -> recorder.find(step).map(StepRecord::state).equals(Optional.of(StepState.LEFT_OVER)));
    }

    private boolean mayHaveEffect(Step step) {
        return recorder.find(step).filter(StepRecord::mayHaveEffect).isPresent();
    }

    /** A step that the platform refused made nothing: what is found then is somebody else's. */
    private boolean startedByThisRun(Step step) {
        return recorder.find(step).filter(StepRecord::inDoubt).isPresent();
    }

    private static Set<String> retried(Step step) {
        return switch (step) {
            case Step.Statement statement -> statement.retried();
        };
    }

    private static PlatformException foreign(PlatformObject object) {
        return PlatformException.refused(
                Problem.of(RunError.FOREIGN_OBJECT, Map.of("object", object.toString())), "foreignObject");
    }
}
