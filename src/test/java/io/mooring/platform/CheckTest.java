package io.mooring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.Problem;
import io.mooring.domain.Target;
import io.mooring.platform.Check.Answer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Checks as platforms build them. */
class CheckTest {
    private static final Problem PROBLEM = Problem.of(PlatformError.HOST_UNKNOWN);
    private static final Sessions<PlatformSession> NO_SESSION = new Sessions<>() {
        @Override
        public <T> Uni<T> with(Target target, Function<PlatformSession, Uni<T>> work) {
            return Uni.createFrom().failure(PlatformException.unreachable(PROBLEM));
        }
    };

    private static Check<PlatformSession> answering(String name, Answer answer) {
        return new Check<>(
                name,
                List.of(),
                Duration.ofSeconds(1),
                sessions -> Uni.createFrom().item(answer));
    }

    private static Answer asked(Check<PlatformSession> check) {
        return check.probe().ask(NO_SESSION).await().indefinitely();
    }

    @Test
    void everyTestKeepsItsPlaceAndWhatIsNotAskedDoesNotApply() {
        List<Check<PlatformSession>> checks = Check.inOrder(
                List.of("a", "b", "c"), List.of(answering("c", Answer.pass()), answering("a", Answer.pass())));

        assertThat(checks).extracting(Check::name).containsExactly("a", "b", "c");
        assertThat(asked(checks.get(1))).isEqualTo(new Answer.NotApplicable());
        assertThat(asked(checks.get(2))).isEqualTo(Answer.pass());
    }

    @Test
    void aTestThatIsNotOnTheListOrAskedTwiceIsAMistake() {
        Check<PlatformSession> check = answering("x", Answer.pass());

        assertThatThrownBy(() -> Check.inOrder(List.of("a"), List.of(check)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": x");
        assertThatThrownBy(() -> Check.inOrder(List.of("x"), List.of(check, check)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOnlyRemarkedStandsInNobodysWay() {
        Check<PlatformSession> unreachable = Check.of(
                "a",
                List.of(),
                Duration.ofSeconds(1),
                new Target("here", "here"),
                session -> Uni.createFrom().item(Answer.pass()));

        assertThat(asked(unreachable.onlyRemarked())).isEqualTo(new Answer.Skip(PROBLEM));
        assertThat(asked(answering("a", Answer.fail(PROBLEM)).onlyRemarked())).isEqualTo(new Answer.Skip(PROBLEM));
        assertThat(asked(answering("a", Answer.pass()).onlyRemarked())).isEqualTo(Answer.pass());
    }
}
