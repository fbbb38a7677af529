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
import java.util.Collection;
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
    private final Set<PlatformObject> madeBefore;
    final Set<PlatformObject> made = new HashSet<>();
    private Optional<GeneratedCredentials> generated = Optional.empty();
    private Optional<ClaimedRun.RecordedFailure> failure = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
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
        this.madeBefore = Set.copyOf(made);
        this.made.addAll(made);
    }

    ClaimedRun claim() {
        attempt++;
        return new ClaimedRun(
                new Lease(new RunId(1), attempt),
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
                madeBefore,
                made,
                failure,
                "request");
    }

    Optional<Ending> settlement() {
        return ending;
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
    public Uni<Void> recordGenerated(Lease lease, GeneratedCredentials made) {
        return write(() -> generated = Optional.of(made));
    }

    @Override
    public Uni<Void> recordStarted(Lease lease, int position, Step step, boolean foundBefore) {
        return write(() -> {
            StepRecord earlier = steps.get(step.id());
            boolean always = foundBefore && (earlier == null || earlier.foundBefore());
            moved(step, StepState.STARTED, always);
        });
    }

    @Override
    public Uni<Void> recordEnded(Lease lease, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
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
        steps.put(step.id(), StepRecord.started(step, foundBefore).in(state));
    }

    @Override
    public Uni<Void> recordFailing(Lease lease, String code, String message) {
        return write(() -> failure = Optional.of(new ClaimedRun.RecordedFailure(code, message)));
    }

    @Override
    public Uni<IntegrationStatus> settle(Lease lease, Settlement settlement) {
        Ending end = new Ending(
                settlement,
                switch (settlement) {
                    case Settlement.Succeeded succeeded -> status.succeeded();
                    case Settlement.Failed failed -> status.failed(Aftermath.clean(operation, steps.values(), made));
                });
        return write(() -> {
                    Aftermath.inDoubt(steps.values())
                            .forEach(step -> made.add(step.makes().orElseThrow()));
                    ending = Optional.of(end);
                })
                .replaceWith(end.status());
    }

    @Override
    public Uni<Optional<Claim>> claim(ClaimTerms terms) {
        return Uni.createFrom().item(Optional.of(new Claim.Whole(claim(), 1)));
    }

    @Override
    public Uni<Set<Lease>> renew(Collection<Lease> leases, Duration lease) {
        return Uni.createFrom().item(Set.copyOf(leases));
    }

    @Override
    public Uni<Void> release(Lease lease) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Integer> handBack(String replica) {
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Integer> wipeCredentials(Duration lifetime) {
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Integer> releaseAll() {
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Backlog> backlog() {
        return Uni.createFrom().item(Backlog.NONE);
    }

    @Override
    public Uni<Void> recordValidated(Lease lease, String validationResults) {
        return Uni.createFrom().voidItem();
    }
}
