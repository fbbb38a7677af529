package io.mooring.domain;

import java.util.Optional;

/**
 * What the store knows of one step of a run: enough to judge what the run may have changed, also when its plan can't be made any more.
 *
 * @param foundBefore whether the effect was there whenever the guard was asked, so that it is not this run's
 * @param makes what the step adds to the platform
 * @param removes what the step takes from the platform
 */
public record StepRecord(
        String stepId,
        StepState state,
        boolean foundBefore,
        Optional<PlatformObject> makes,
        Optional<PlatformObject> removes) {

    /** The record of a step that starts now. */
    public static StepRecord started(Step step, boolean foundBefore) {
        return new StepRecord(step.id(), StepState.STARTED, foundBefore, step.makes(), step.removes());
    }

    public StepRecord in(StepState newState) {
        return new StepRecord(stepId, newState, foundBefore, makes, removes);
    }

    /** Begun by this run, and nobody knows whether the platform did it. */
    public boolean inDoubt() {
        return state == StepState.STARTED && !foundBefore;
    }

    /** What this run did to the platform, or may have done, and has not undone. */
    public boolean mayHaveEffect() {
        return inDoubt() || (state == StepState.DONE && !foundBefore);
    }
}
