package io.mooring.run;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.RunId;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A queue of runs in memory, whose answers a test can hold back or refuse. It knows claims and leases, and nothing of steps. */
final class WaitingRuns implements RunStore {
    private final Deque<Lease> queue = new ArrayDeque<>();
    final Set<Lease> held = new HashSet<>();
    final List<Lease> released = new ArrayList<>();
    final List<String> handedBack = new ArrayList<>();
    /** What is asked before every answer to a claim. */
    Supplier<Uni<Void>> beforeClaim = () -> Uni.createFrom().voidItem();
    /** What is asked before every answer to a renewal. */
    Supplier<Uni<Void>> beforeRenewal = () -> Uni.createFrom().voidItem();
    /** What is asked before every answer to a release. */
    Supplier<Uni<Void>> beforeRelease = () -> Uni.createFrom().voidItem();
    /** What is asked before every answer to handing back. */
    Supplier<Uni<Void>> beforeHandBack = () -> Uni.createFrom().voidItem();

    int claims;
    int sweeps;
    /** What the last claim was asked with. */
    ClaimTerms lastTerms = new ClaimTerms("nobody", Duration.ZERO, 0, Set.of());

    void add(int count) {
        for (int i = 0; i < count; i++) {
            queue.add(new Lease(new RunId(queue.size() + held.size() + 1), 1));
        }
    }

    @Override
    public Uni<Optional<Claim>> claim(ClaimTerms terms) {
        claims++;
        lastTerms = terms;
        return beforeClaim.get().map(ready -> {
            Optional<Lease> next = Optional.ofNullable(queue.poll());
            next.ifPresent(held::add);
            return next.map(
                    taken -> new Claim.Unreadable(taken, "World", 1, new IllegalStateException("Nothing is in it")));
        });
    }

    @Override
    public Uni<Set<Lease>> renew(Collection<Lease> leases, Duration lease) {
        return beforeRenewal.get().map(ready -> {
            Set<Lease> still = new HashSet<>(leases);
            still.retainAll(held);
            return still;
        });
    }

    @Override
    public Uni<Void> release(Lease lease) {
        return beforeRelease.get().invoke(() -> released.add(lease));
    }

    @Override
    public Uni<Integer> handBack(String replica) {
        return beforeHandBack.get().map(ready -> {
            handedBack.add(replica);
            return held.size();
        });
    }

    @Override
    public Uni<Backlog> backlog() {
        return Uni.createFrom().item(new Backlog(queue.size(), Duration.ZERO));
    }

    @Override
    public Uni<Integer> wipeCredentials(Duration lifetime) {
        sweeps++;
        return Uni.createFrom().item(0);
    }

    @Override
    public Uni<Integer> releaseAll() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> recordValidated(Lease lease, String validationResults) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> recordGenerated(Lease lease, GeneratedCredentials generated) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> recordStarted(Lease lease, int position, Step step, boolean foundBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> recordEnded(Lease lease, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> recordFailing(Lease lease, String code, String message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<IntegrationStatus> settle(Lease lease, Settlement settlement) {
        throw new UnsupportedOperationException();
    }
}
