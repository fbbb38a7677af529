package io.mooring.domain;

import java.util.Set;

/** Where a step of a run stands, as recorded. A step that was not reached has no record. */
public enum StepState {
    /** The guard has answered and the effect may or may not have happened. */
    STARTED,
    /** The effect is there. */
    DONE,
    /** The guard said that there is nothing to do. */
    SKIPPED,
    /** The platform refused. */
    FAILED,
    /** Done, and undone again because the run failed later. */
    COMPENSATED,
    /** Could not be removed, neither by the step nor by undoing it. */
    LEFT_OVER;

    public Set<StepState> next() {
        return switch (this) {
            case STARTED -> Set.of(DONE, SKIPPED, FAILED, COMPENSATED, LEFT_OVER);
            case DONE -> Set.of(COMPENSATED, LEFT_OVER);
            case FAILED -> Set.of(STARTED, COMPENSATED, LEFT_OVER);
            case SKIPPED, COMPENSATED, LEFT_OVER -> Set.of();
        };
    }

    public String wireName() {
        return switch (this) {
            case STARTED -> "started";
            case DONE -> "done";
            case SKIPPED -> "skipped";
            case FAILED -> "failed";
            case COMPENSATED -> "compensated";
            case LEFT_OVER -> "leftOver";
        };
    }

    public static StepState of(String wireName) {
        for (StepState state : values()) {
            if (state.wireName().equals(wireName)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No step state is called " + wireName);
    }
}
