package io.mooring.platform.redshift;

import io.mooring.domain.Guard;
import io.mooring.domain.Plan;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import io.mooring.platform.PlatformException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Executes plans one step after another, in the plainest way that keeps their promises: ask the guard, never adopt what somebody else made,
 * record what was made, and undo in reverse after a failure.
 */
final class PlanRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A thing is there that a step would make, but this integration has not made it. */
    static final class ForeignObject extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForeignObject(PlatformObject object) {
            super(object.toString());
        }
    }

    private final RedshiftPlatform platform;
    private final RedshiftConfig config;
    private final Set<PlatformObject> made;
    private final Map<Target, RedshiftSession> sessions = new HashMap<>();
    private final List<String> performed = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();

    PlanRun(RedshiftPlatform platform, RedshiftConfig config, Set<PlatformObject> made) {
        this.platform = platform;
        this.config = config;
        this.made = new HashSet<>(made);
    }

    /** Executes; after a failure everything that this run did is undone and the failure thrown. */
    void execute(Plan plan) {
        List<Step> done = new ArrayList<>();
        for (Step step : plan.steps()) {
            try {
                if (execute(step)) {
                    done.add(step);
                }
            } catch (PlatformException | ForeignObject e) {
                if (step.necessity() == Step.Necessity.REQUIRED) {
                    undo(done);
                    throw e;
                }
                leftOver.add(step.id());
            }
        }
    }

    Set<PlatformObject> made() {
        return Set.copyOf(made);
    }

    /** The steps that were not skipped. */
    List<String> performed() {
        return List.copyOf(performed);
    }

    List<String> leftOver() {
        return List.copyOf(leftOver);
    }

    private boolean execute(Step step) {
        if (isThere(step.guard(), step.target())) {
            step.makes().filter(object -> !made.contains(object)).ifPresent(object -> {
                throw new ForeignObject(object);
            });
            step.removes().ifPresent(made::remove);
            return false;
        }
        switch (step) {
            case Step.Statement statement -> send(statement.text(), statement.target(), statement.retried());
        }
        performed.add(step.id());
        step.removes().ifPresent(made::remove);
        step.makes().ifPresent(made::add);
        return true;
    }

    private void undo(List<Step> done) {
        for (Step step : done.reversed()) {
            step.compensation().ifPresent(compensation -> {
                if (!isThere(compensation.guard(), compensation.target())) {
                    Set<String> retried = switch (step) {
                        case Step.Statement statement -> statement.retried();
                    };
                    send(compensation.text(), compensation.target(), retried);
                }
                step.makes().ifPresent(made::remove);
                step.removes().ifPresent(made::add);
            });
        }
    }

    private boolean isThere(Guard guard, Target target) {
        return switch (guard) {
            case Guard.Unneeded unneeded -> false;
            case Guard.SkipWhenFound found -> finds(found.question(), target);
            case Guard.SkipWhenMissing missing -> !finds(missing.question(), target);
        };
    }

    private boolean finds(StatementText question, Target target) {
        return wait(session(target).finds(question));
    }

    private void send(StatementText text, Target target, Set<String> retried) {
        Awaitility.await().pollDelay(Duration.ZERO).atMost(PATIENCE).until(() -> {
            try {
                wait(session(target).execute(text));
                return true;
            } catch (PlatformException e) {
                if (e.upstreamCode().filter(retried::contains).isPresent()) {
                    return false;
                }
                throw e;
            }
        });
    }

    private RedshiftSession session(Target target) {
        return sessions.computeIfAbsent(target, key -> wait(platform.open(Configs.login(config), key)));
    }

    private static <T> T wait(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        sessions.values().forEach(session -> session.close().await().atMost(PATIENCE));
    }
}
