package io.mooring.platform.redshift;

import io.mooring.domain.Explanation;
import io.mooring.domain.Problem;
import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.PlatformException;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs the checks of a change one after another and keeps what each of them said. */
final class CheckRun {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> notRun = new ArrayList<>();

    private CheckRun() {}

    static CheckRun of(RedshiftPlatform platform, Change<RedshiftConfig> change) {
        CheckRun run = new CheckRun();
        OneAtATime sessions = new OneAtATime(platform, change);
        for (Check<RedshiftSession> check : platform.checks(change)) {
            if (check.after().stream().allMatch(run::fulfilled)) {
                run.answers.put(check.name(), answer(check, sessions));
            } else {
                run.notRun.add(check.name());
            }
        }
        return run;
    }

    private record OneAtATime(RedshiftPlatform platform, Change<RedshiftConfig> change)
            implements Sessions<RedshiftSession> {
        @Override
        public <T> Uni<T> with(Target target, Function<RedshiftSession, Uni<T>> work) {
            return platform.open(change, target)
                    .chain(session -> work.apply(session).eventually(session::close));
        }
    }

    private static Answer answer(Check<RedshiftSession> check, Sessions<RedshiftSession> sessions) {
        return check.probe()
                .ask(sessions)
                .onFailure(PlatformException.class)
                .recoverWithItem(failure -> Answer.fail(failure.problem()))
                .await()
                .atMost(PATIENCE);
    }

    private boolean fulfilled(String name) {
        return answers.get(name) instanceof Answer.Pass || answers.get(name) instanceof Answer.Warn;
    }

    Answer answer(String name) {
        Answer answer = answers.get(name);
        if (answer == null) {
            throw new AssertionError(name + " was not run");
        }
        return answer;
    }

    /** {@code passed}, {@code failed}, {@code warned}, {@code skipped} or {@code notRun}, in the order of the list. */
    List<String> verdicts() {
        return CheckNames.ALL.stream()
                .map(name -> notRun.contains(name) ? "notRun" : verdict(answer(name)))
                .toList();
    }

    Explanation failure(String name) {
        return switch (answer(name)) {
            case Answer.Fail fail -> Words.of(fail.problem());
            case Answer.Warn warn -> Words.of(warn.problem());
            case Answer.Skip skip -> Words.of(skip.problem());
            case Answer.Pass pass -> throw new AssertionError(name + " passed");
            case Answer.NotApplicable skipped -> throw new AssertionError(name + " was skipped");
        };
    }

    Problem problem(String name) {
        return switch (answer(name)) {
            case Answer.Fail fail -> fail.problem();
            case Answer.Warn warn -> warn.problem();
            case Answer.Skip skip -> skip.problem();
            case Answer.Pass pass -> throw new AssertionError(name + " passed");
            case Answer.NotApplicable skipped -> throw new AssertionError(name + " was skipped");
        };
    }

    List<String> advice(String name) {
        return answer(name) instanceof Answer.Pass pass ? pass.advice() : List.of();
    }

    private static String verdict(Answer answer) {
        return switch (answer) {
            case Answer.Pass pass -> "passed";
            case Answer.Fail fail -> "failed";
            case Answer.Warn warn -> "warned";
            case Answer.NotApplicable skipped -> "skipped";
            case Answer.Skip skipped -> "skipped";
        };
    }
}
