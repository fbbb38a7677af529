package io.mooring.run;

import io.mooring.domain.Guard;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Asks guards and brings about effects on a platform, with patience for what passes by itself. After a broken conversation nobody knows
 * whether a statement took effect, so the guard is asked again before anything is repeated.
 */
final class Effects<S extends PlatformSession> {
    private static final int TRIES = 4;
    private static final int TRIES_OF_PASSING_REFUSALS = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS_FOR_WHAT_LANDS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final Sessions<S> sessions;
    private final ScheduledExecutorService alarms;

    Effects(Sessions<S> sessions, ScheduledExecutorService alarms) {
        this.sessions = sessions;
        this.alarms = alarms;
    }

    /** Whether the guarded effect is there; false where the guard is not needed, since the effect may then be repeated. */
    Uni<Boolean> isThere(Guard guard, Target target) {
        return switch (guard) {
            case Guard.Unneeded unneeded -> Uni.createFrom().item(false);
            case Guard.SkipWhenFound found -> finds(found.question(), target);
            case Guard.SkipWhenMissing missing ->
                finds(missing.question(), target).map(some -> !some);
        };
    }

    /** Brings the effect about, once. */
    Uni<Void> perform(Step step) {
        return switch (step) {
            case Step.Statement statement ->
                perform(
                        statement.text(),
                        statement.target(),
                        statement.guard(),
                        statement.retried(),
                        statement.ignorable());
        };
    }

    /** The same where an earlier attempt may have sent it, and the platform may be at it still. */
    Uni<Void> performAgain(Step step) {
        return unlessThere(perform(step), step.guard(), step.target());
    }

    /** Undoes an effect; nothing to do where its guard says that it is undone. */
    Uni<Void> undo(Step.Compensation compensation, Set<String> passing) {
        return isThere(compensation.guard(), compensation.target())
                .chain(undone -> undone ? Uni.createFrom().voidItem() : undoNow(compensation, passing));
    }

    /** The same for what the platform may be at still, as for a caller who is gone: it has some time to land before it counts as undone. */
    Uni<Void> undoInDoubt(Step.Compensation compensation, Set<String> passing) {
        return undoInDoubt(compensation, passing, LOOKS_FOR_WHAT_LANDS);
    }

    private Uni<Void> undoInDoubt(Step.Compensation compensation, Set<String> passing, int looks) {
        return isThere(compensation.guard(), compensation.target()).chain(undone -> {
            if (!undone) {
                return undoNow(compensation, passing);
            }
            return looks == 0
                    ? Uni.createFrom().voidItem()
                    : pause(BETWEEN_LOOKS).chain(() -> undoInDoubt(compensation, passing, looks - 1));
        });
    }

    private Uni<Void> undoNow(Step.Compensation compensation, Set<String> passing) {
        return perform(compensation.text(), compensation.target(), compensation.guard(), passing, Set.of());
    }

    private Uni<Void> perform(
            StatementText text, Target target, Guard guard, Set<String> passing, Set<String> ignorable) {
        Uni<Void> once = send(text, target)
                .onFailure(failure -> hasCode(failure, ignorable))
                .recoverWithNull()
                .replaceWithVoid();
        Uni<Void> effect = patient(once, passing);
        return effect.onFailure(Effects::outcomeUnknown)
                .recoverWithUni(failure -> again(effect, target, guard, TRIES - 1));
    }

    private Uni<Void> again(Uni<Void> effect, Target target, Guard guard, int tries) {
        return pause(PAUSE)
                .chain(() -> isThere(guard, target))
                .chain(there -> there ? Uni.createFrom().voidItem() : unlessThere(effect, guard, target))
                .onFailure(failure -> outcomeUnknown(failure) && tries > 1)
                .recoverWithUni(() -> again(effect, target, guard, tries - 1));
    }

    /** What was sent before may come about only now, and be the very reason why the platform refuses to do it again. */
    private Uni<Void> unlessThere(Uni<Void> effect, Guard guard, Target target) {
        return effect.onFailure(Effects::refused)
                .recoverWithUni(refusal -> isThere(guard, target)
                        .chain(there -> there
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(refusal)));
    }

    /** Repeats while the platform gives one of the codes that pass within seconds. */
    private Uni<Void> patient(Uni<Void> effect, Set<String> passing) {
        return effect.onFailure(failure -> hasCode(failure, passing))
                .retry()
                .withBackOff(FIRST_PAUSE, PAUSE)
                .withJitter(0.2)
                .atMost(TRIES_OF_PASSING_REFUSALS);
    }

    private Uni<Boolean> finds(StatementText question, Target target) {
        // A question may be asked again after any broken conversation.
        return Uni.createFrom()
                .deferred(() -> sessions.with(target, session -> session.finds(question)))
                .onFailure(Effects::outcomeUnknown)
                .retry()
                .withBackOff(FIRST_PAUSE, PAUSE)
                .withJitter(0.2)
                .atMost(TRIES - 1);
    }

    private Uni<Void> send(StatementText text, Target target) {
        return Uni.createFrom().deferred(() -> sessions.with(target, session -> session.execute(text)));
    }

    private Uni<Void> pause(Duration pause) {
        return Uni.createFrom().voidItem().onItem().delayIt().onExecutor(alarms).by(pause);
    }

    private static boolean outcomeUnknown(Throwable failure) {
        return failure instanceof PlatformException platform && platform.outcomeUnknown();
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof PlatformException platform && !platform.outcomeUnknown();
    }

    private static boolean hasCode(Throwable failure, Set<String> codes) {
        return failure instanceof PlatformException platform
                && platform.upstreamCode().filter(codes::contains).isPresent();
    }
}
