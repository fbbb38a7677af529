package io.mooring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The transition tables of runs and steps. */
class StatesTest {
    @Test
    void runsTakeExactlyTheseEdges() {
        Map<RunState, Set<RunState>> table = Map.of(
                RunState.QUEUED, Set.of(RunState.RUNNING, RunState.CANCELLED),
                RunState.RUNNING, Set.of(RunState.QUEUED, RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED),
                RunState.SUCCEEDED, Set.of(),
                RunState.FAILED, Set.of(),
                RunState.CANCELLED, Set.of());
        for (RunState state : RunState.values()) {
            assertThat(state.next()).as(state.wireName()).isEqualTo(table.get(state));
            assertThat(RunState.of(state.wireName())).isEqualTo(state);
        }
    }

    @Test
    void onlySettledRunsHaveNoWayOn() {
        assertThat(Set.of(RunState.values()).stream().filter(RunState::settled))
                .containsExactlyInAnyOrder(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED);
    }

    @Test
    void stepsTakeExactlyTheseEdges() {
        Map<StepState, Set<StepState>> table = Map.of(
                StepState.STARTED,
                        Set.of(
                                StepState.DONE,
                                StepState.SKIPPED,
                                StepState.FAILED,
                                StepState.COMPENSATED,
                                StepState.LEFT_OVER),
                StepState.DONE, Set.of(StepState.COMPENSATED, StepState.LEFT_OVER),
                StepState.FAILED, Set.of(StepState.STARTED, StepState.COMPENSATED, StepState.LEFT_OVER),
                StepState.SKIPPED, Set.of(),
                StepState.COMPENSATED, Set.of(),
                StepState.LEFT_OVER, Set.of());
        for (StepState state : StepState.values()) {
            assertThat(state.next()).as(state.wireName()).isEqualTo(table.get(state));
            assertThat(StepState.of(state.wireName())).isEqualTo(state);
        }
    }
}
