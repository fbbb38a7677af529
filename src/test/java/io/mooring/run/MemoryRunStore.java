package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.RunId;
import io.mooring.domain.Step;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The durable record of one run, in memory: a write happens whole or not at all, and then the fuse may blow. */
final class MemoryRunStore implements RunStore {
    private final Fuse fuse;
    private final Operation operation;
    private final IntegrationStatus.Transitional status;
    private final Optional<ObjectNode> before;
    private final ObjectNode after;
    private final Map<String, StepRecord> steps = new LinkedHashMap<>();
    final Set<PlatformObject> made = new HashSet<>();
    private Optional<GeneratedCredentials> generated = Optional.empty();
    private Optional<ClaimedRun.RecordedFailure> failure = Optional.empty();
    private Optional<Settlement> settlement = Optional.empty();
    private int attempt;

    MemoryRunStore(
            Fuse fuse,
            Operation operation,
            IntegrationStatus.Transitional status,
            Optional<ObjectNode> before,
            ObjectNode after,
            Set<PlatformObject> made) {
        this.fuse = fuse;
        this.operation = operation;
        this.status = status;
        this.before = before;
        this.after = after;
        this.made.addAll(made);
    }

    ClaimedRun claim() {
        attempt++;
        return new ClaimedRun(
                new RunId(1),
                attempt,
                new IntegrationId(1),
                operation,
                "World",
                true,
                status,
                before,
                after,
                Map.of(),
                GeneratedCredentials.none(),
                generated,
                true,
                List.copyOf(steps.values()),
                made,
                failure,
                "request");
    }

    Optional<Settlement> settlement() {
        return settlement;
    }

    StepState stateOf(String stepId) {
        StepRecord step = steps.get(stepId);
        if (step == null) {
            throw new IllegalArgumentException("Step " + stepId + " was never recorded");
        }
        return step.state();
    }

    private Uni<Void> write(Runnable change) {
        return Uni.createFrom().voidItem().invoke(() -> {
            fuse.burn();
            change.run();
            fuse.burn();
        });
    }

    @Override
    public Uni<Void> recordGenerated(RunId id, int held, GeneratedCredentials made) {
        return write(() -> generated = Optional.of(made));
    }

    @Override
    public Uni<Void> recordStarted(RunId id, int held, int position, Step step, boolean foundBefore) {
        return write(() -> {
            StepRecord earlier = steps.get(step.id());
            boolean first = earlier == null ? foundBefore : earlier.foundBefore();
            moved(step, StepState.STARTED, first);
        });
    }

    @Override
    public Uni<Void> recordEnded(
            RunId id, int held, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
        return write(() -> {
            StepRecord earlier = steps.get(step.id());
            moved(step, state, earlier != null && earlier.foundBefore());
            switch (ledger) {
                case Ledger.Unchanged unchanged -> {}
                case Ledger.Made object -> made.add(object.object());
                case Ledger.Gone object -> made.remove(object.object());
                case Ledger.Replaced objects -> {
                    made.remove(objects.gone());
                    made.add(objects.made());
                }
            }
        });
    }

    /** Holds every write against the transition table. */
    private void moved(Step step, StepState state, boolean foundBefore) {
        StepRecord earlier = steps.get(step.id());
        if (earlier != null
                && earlier.state() != state
                && !earlier.state().next().contains(state)) {
            throw new IllegalStateException(step.id() + " can't go from " + earlier.state() + " to " + state);
        }
        steps.put(step.id(), new StepRecord(step.id(), state, foundBefore));
    }

    @Override
    public Uni<Void> recordFailing(RunId id, int held, String code, String message) {
        return write(() -> failure = Optional.of(new ClaimedRun.RecordedFailure(code, message)));
    }

    @Override
    public Uni<Void> settle(RunId id, int held, Settlement end) {
        return write(() -> settlement = Optional.of(end));
    }

    @Override
    public Uni<Optional<ClaimedRun>> claim(String replica, Duration lease) {
        return Uni.createFrom().item(Optional.of(claim()));
    }

    @Override
    public Uni<Void> renew(RunId id, int held, Duration lease) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> release(RunId id, int held) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Integer> releaseAll() {
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Void> recordValidated(RunId id, int held, String validationResults) {
        return Uni.createFrom().voidItem();
    }
}
