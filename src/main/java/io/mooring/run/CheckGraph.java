package io.mooring.run;

import io.mooring.domain.CheckOutcome;
import io.mooring.domain.CheckResult;
import io.mooring.domain.Problem;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.Check;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One concurrent run of a platform's checks. Every check ends in exactly one result: its own, a time-out, or a skip because of a check it
 * needs; the report has them in the platform's order. A free place is never left idle while a check could use it, which keeps the wall
 * time within longest chain + (total − longest chain) ÷ places (Graham's bound for list scheduling).
 *
 * <p>Checks end on whatever thread their platform answers on, so the state is guarded by this object's monitor; nothing is called under
 * it.
 */
final class CheckGraph<S extends PlatformSession> {
    private final List<Check<S>> checks;
    private final Sessions<S> sessions;
    private final CheckTimer timer;
    private final CheckVerdicts verdicts;
    private final int places;

    private final Map<String, Check<S>> waiting = new LinkedHashMap<>();
    private final Map<String, Running> running = new HashMap<>();
    private final Map<String, CheckResult> ended = new HashMap<>();
    private final Map<String, String> failedBefore = new HashMap<>();
    private @Nullable UniEmitter<? super ValidationReport> emitter;

    /** A check under way. */
    private static final class Running {
        private final long startedNanos;
        private @Nullable Cancellable call;

        private Running(long startedNanos) {
            this.startedNanos = startedNanos;
        }
    }

    /**
     * @param places how many checks may be in flight at once
     */
    CheckGraph(List<Check<S>> checks, Sessions<S> sessions, CheckTimer timer, CheckVerdicts verdicts, int places) {
        this.checks = CheckOrder.verified(checks);
        this.sessions = sessions;
        this.timer = timer;
        this.verdicts = verdicts;
        this.places = places;
        this.checks.forEach(check -> waiting.put(check.name(), check));
    }

    /**
     * Starts on subscription and answers when every check has ended, at the latest after the limit. Cancelling it cancels what is in flight.
     */
    Uni<ValidationReport> report(Duration limit) {
        if (checks.isEmpty()) {
            return Uni.createFrom().item(ValidationReport.of(List.of()));
        }
        return Uni.createFrom().emitter(target -> {
            emitter = target;
            Cancellable deadline = timer.after(limit, () -> expire(limit));
            target.onTermination(() -> {
                deadline.cancel();
                cancelAll();
            });
            advance();
        });
    }

    /** What is known now; tests that have not ended are skipped for the given reason. */
    ValidationReport soFar(String reason) {
        synchronized (this) {
            return ValidationReport.of(checks.stream()
                    .map(check -> ended.getOrDefault(check.name(), skipped(check.name(), reason)))
                    .toList());
        }
    }

    private void advance() {
        List<Check<S>> startable = new ArrayList<>();
        synchronized (this) {
            while (skipOneThatCannotRun()) {
                // One skip may be the reason for the next.
            }
            for (Check<S> check : List.copyOf(waiting.values())) {
                if (running.size() < places && ready(check)) {
                    waiting.remove(check.name());
                    running.put(check.name(), new Running(timer.nanoTime()));
                    startable.add(check);
                }
            }
        }
        startable.forEach(this::start);
        completeWhenAllEnded();
    }

    private void start(Check<S> check) {
        Cancellable call = verdicts.of(check, sessions, timer)
                .subscribe()
                .with(outcome -> end(check.name(), outcome), failure -> end(check.name(), verdicts.broken(failure)));
        boolean late;
        synchronized (this) {
            Running mine = running.get(check.name());
            late = mine == null;
            if (mine != null) {
                mine.call = call;
            }
        }
        if (late) {
            call.cancel();
        }
    }

    private void end(String name, CheckOutcome outcome) {
        synchronized (this) {
            Running mine = running.remove(name);
            if (mine == null) {
                return; // Already decided by the limit; a late answer changes nothing.
            }
            record(name, outcome, timer.nanoTime() - mine.startedNanos);
        }
        advance();
    }

    private void expire(Duration limit) {
        List<Running> stopped;
        synchronized (this) {
            stopped = List.copyOf(running.values());
            Problem tooLong =
                    Problem.of(PlatformError.VALIDATION_TIMED_OUT, Map.of("seconds", Long.toString(limit.toSeconds())));
            running.forEach(
                    (name, mine) -> record(name, verdicts.failed(tooLong), timer.nanoTime() - mine.startedNanos));
            running.clear();
            waiting.keySet()
                    .forEach(name ->
                            ended.put(name, skipped(name, "Skipped because the validation as a whole took too long.")));
            waiting.clear();
        }
        stopped.forEach(CheckGraph::cancel);
        completeWhenAllEnded();
    }

    private void cancelAll() {
        List<Running> stopped;
        synchronized (this) {
            stopped = List.copyOf(running.values());
            running.clear();
            waiting.clear();
        }
        stopped.forEach(CheckGraph::cancel);
    }

    private static void cancel(Running check) {
        Cancellable call = check.call;
        if (call != null) {
            call.cancel();
        }
    }

    private void completeWhenAllEnded() {
        UniEmitter<? super ValidationReport> target;
        ValidationReport report;
        synchronized (this) {
            if (ended.size() < checks.size() || emitter == null) {
                return;
            }
            target = emitter;
            emitter = null;
            report = ValidationReport.of(
                    checks.stream().map(check -> ended.get(check.name())).toList());
        }
        target.complete(report);
    }

    private boolean ready(Check<S> check) {
        return ended.keySet().containsAll(check.after());
    }

    private boolean skipOneThatCannotRun() {
        for (Check<S> check : waiting.values()) {
            Optional<String> failed = failedPrerequisite(check);
            if (failed.isPresent()) {
                waiting.remove(check.name());
                failedBefore.put(check.name(), failed.get());
                ended.put(check.name(), skipped(check.name(), "Skipped because \"" + failed.get() + "\" failed."));
                return true;
            }
        }
        return false;
    }

    private Optional<String> failedPrerequisite(Check<S> check) {
        return check.after().stream()
                .filter(failedBefore::containsKey)
                .map(name -> failedBefore.getOrDefault(name, name))
                .findFirst();
    }

    private void record(String name, CheckOutcome outcome, long nanos) {
        ended.put(name, new CheckResult(name, outcome, Duration.ofNanos(nanos)));
        if (outcome instanceof CheckOutcome.Failed) {
            failedBefore.put(name, name);
        }
    }

    private static CheckResult skipped(String name, String reason) {
        return new CheckResult(name, new CheckOutcome.Skipped(Optional.of(reason)), Duration.ZERO);
    }
}
