package io.mooring.run;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.Step;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is recorded of one run's steps: written to the store first, then known here, so that memory never runs ahead of it. */
final class StepRecorder {
    private final RunStore store;
    private final ClaimedRun run;
    private final Map<String, StepRecord> records = new HashMap<>();
    private final Set<PlatformObject> made;

    StepRecorder(RunStore store, ClaimedRun run) {
        this.store = store;
        this.run = run;
        this.made = new HashSet<>(run.made());
        run.steps().forEach(step -> records.put(step.stepId(), step));
    }

    Optional<StepRecord> find(Step step) {
        return Optional.ofNullable(records.get(step.id()));
    }

    /** Whether the integration has it on the platform, as far as the store knows. */
    boolean hasMade(PlatformObject object) {
        return made.contains(object);
    }

    Uni<Void> started(int position, Step step, boolean foundBefore) {
        boolean always = find(step).map(StepRecord::foundBefore).orElse(true) && foundBefore;
        return store.recordStarted(run.lease(), position, step, foundBefore)
                .invoke(() -> records.put(step.id(), StepRecord.started(step, always)));
    }

    Uni<Void> done(Step step) {
        RunStore.Ledger ledger = RunStore.Ledger.of(step.makes(), step.removes());
        return ended(step, StepState.DONE, ledger, Optional.empty());
    }

    /** The effect was there before: nothing was made, and what was to be removed is gone. */
    Uni<Void> skipped(Step step) {
        return ended(step, StepState.SKIPPED, RunStore.Ledger.of(Optional.empty(), step.removes()), Optional.empty());
    }

    Uni<Void> failed(Step step) {
        return ended(step, StepState.FAILED, new RunStore.Ledger.Unchanged(), Optional.empty());
    }

    Uni<Void> compensated(Step step) {
        return ended(step, StepState.COMPENSATED, RunStore.Ledger.of(step.removes(), step.makes()), Optional.empty());
    }

    /** @param remedy the statement that a person can run instead */
    Uni<Void> leftOver(Step step, String remedy) {
        RunStore.Ledger ledger = RunStore.Ledger.of(step.makes(), Optional.empty());
        return ended(step, StepState.LEFT_OVER, ledger, Optional.of(remedy));
    }

    private Uni<Void> ended(Step step, StepState state, RunStore.Ledger ledger, Optional<String> remedy) {
        return store.recordEnded(run.lease(), step, state, ledger, remedy).invoke(() -> remember(step, state, ledger));
    }

    private void remember(Step step, StepState state, RunStore.Ledger ledger) {
        records.put(
                step.id(),
                find(step).orElseGet(() -> StepRecord.started(step, false)).in(state));
        switch (ledger) {
            case RunStore.Ledger.Unchanged unchanged -> {}
            case RunStore.Ledger.Made object -> made.add(object.object());
            case RunStore.Ledger.Gone object -> made.remove(object.object());
            case RunStore.Ledger.Replaced objects -> {
                made.remove(objects.gone());
                made.add(objects.made());
            }
        }
    }
}
