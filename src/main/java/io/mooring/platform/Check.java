package io.mooring.platform;

import io.mooring.domain.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** A check that does not apply to this configuration: it keeps its place and is skipped without a reason. */
    public static <S extends PlatformSession> Check<S> notApplicable(String name) {
        return new Check<>(
                name,
                List.of(),
                Duration.ofSeconds(1),
                sessions -> Uni.createFrom().item(new Answer.NotApplicable()));
    }
}
