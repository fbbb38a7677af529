package io.mooring.platform;

import io.mooring.domain.Problem;
import io.mooring.domain.Target;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One named test of a platform, as data. Its place in the platform's list is its place in answers; {@link #after} says when it may run.
 *
 * @param after names of checks of the same list that must have passed (or warned) before; when one of them did not, this one is skipped
 * @param timeLimit for this check alone; when it is over, the check fails and what it was doing is cancelled
 * @param probe asks the platform; whatever it does, also throwing or never ending, becomes a result
 */
public record Check<S extends PlatformSession>(String name, List<String> after, Duration timeLimit, Probe<S> probe) {

    public Check {
        after = List.copyOf(after);
    }

    /** Asks the platform through borrowed sessions and says what it found. */
    @FunctionalInterface
    public interface Probe<S extends PlatformSession> {
        Uni<Answer> ask(Sessions<S> sessions);
    }

    /** What a probe found, before it is put in words. */
    public sealed interface Answer {
        /** @param result present where the platform's table says that the test shows its rows */
        record Pass(Optional<List<String>> result, List<String> advice) implements Answer {}

        record Fail(Problem problem, List<String> result) implements Answer {}

        record Warn(Problem problem) implements Answer {}

        /** Does not apply to this configuration. */
        record NotApplicable() implements Answer {}

        /** Could not be found out, and stands in nobody's way: skipped, with the problem's message. */
        record Skip(Problem problem) implements Answer {}

        static Answer pass() {
            return new Pass(Optional.empty(), List.of());
        }

        static Answer passWithAdvice(List<String> advice) {
            return new Pass(Optional.empty(), advice);
        }

        static Answer fail(Problem problem) {
            return new Fail(problem, List.of());
        }
    }

    /** A check that asks one question of a session with one target. */
    public static <S extends PlatformSession> Check<S> of(
            String name, List<String> after, Duration timeLimit, Target target, Function<S, Uni<Answer>> question) {
        return new Check<>(name, after, timeLimit, sessions -> sessions.with(target, question));
    }

    /** The same check, but in nobody's way: what it finds wrong, or a platform that cannot be asked, is told and skipped. */
    public Check<S> onlyRemarked() {
        return new Check<>(
                name,
                after,
                timeLimit,
                sessions -> probe.ask(sessions)
                        .map(Check::remarked)
                        .onFailure(PlatformException.class)
                        .recoverWithItem(failure -> new Answer.Skip(((PlatformException) failure).problem())));
    }

    private static Answer remarked(Answer answer) {
        return answer instanceof Answer.Fail fail ? new Answer.Skip(fail.problem()) : answer;
    }

    /**
     * All tests of a platform: those that are asked of this change, and in the others' places checks that do not apply.
     *
     * @param names of all of the platform's tests, in the order of answers
     * @throws IllegalArgumentException if a check is asked that is not among the names, or asked twice
     */
    public static <S extends PlatformSession> List<Check<S>> inOrder(List<String> names, Collection<Check<S>> asked) {
        Map<String, Check<S>> byName = new HashMap<>();
        for (Check<S> check : asked) {
            if (!names.contains(check.name()) || byName.put(check.name(), check) != null) {
                throw new IllegalArgumentException("Asked twice, or not among the platform's tests: " + check.name());
            }
        }
        return names.stream()
                .map(name -> byName.getOrDefault(name, Check.notApplicable(name)))
                .toList();
    }

    /** A check that does not apply to this configuration: it keeps its place and is skipped without a reason. */
    public static <S extends PlatformSession> Check<S> notApplicable(String name) {
        return new Check<>(
                name,
                List.of(),
                Duration.ofSeconds(1),
                sessions -> Uni.createFrom().item(new Answer.NotApplicable()));
    }
}
