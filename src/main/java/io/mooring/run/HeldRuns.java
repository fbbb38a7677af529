package io.mooring.run;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The runs in this process's hands, and the claims that are asked and not answered: each takes a place until its run has ended. */
final class HeldRuns {
    private final Map<Lease, HeldRun> runs = new HashMap<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private int asked;

    synchronized int places() {
        return runs.size() + asked;
    }

    /** Types of which there are this many or more. */
    synchronized Set<String> typesWith(int count) {
        Map<String, Long> counts = runs.values().stream()
                .collect(Collectors.groupingBy(run -> run.claim().type(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(type -> type.getValue() >= count)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    synchronized List<HeldRun> all() {
        return List.copyOf(runs.values());
    }

    synchronized boolean holds(HeldRun run) {
        return runs.get(run.lease()) == run;
    }

    synchronized void ask() {
        asked++;
    }

    /** A claim's answer gave a run. */
    synchronized void take(HeldRun run) {
        asked--;
        runs.put(run.lease(), run);
    }

    /** A claim's answer gave none, or none that is kept. */
    void takeNone() {
        synchronized (this) {
            asked--;
        }
        tellWhenEmpty();
    }

    void remove(HeldRun run) {
        synchronized (this) {
            runs.remove(run.lease(), run);
        }
        tellWhenEmpty();
    }

    /** Ends when nothing is held and no claim is open. */
    Uni<Void> whenEmpty() {
        CompletableFuture<Void> empty = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(empty);
        }
        tellWhenEmpty();
        return Uni.createFrom().completionStage(empty);
    }

    private void tellWhenEmpty() {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            if (places() > 0) {
                return;
            }
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(empty -> empty.complete(null));
    }
}
