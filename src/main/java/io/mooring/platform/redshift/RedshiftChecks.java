package io.mooring.platform.redshift;

import io.mooring.domain.Operation;
import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.PlatformException;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The checks of each change. A person's set-up is looked at with the login that the service will use; an automatic one with the one-time
 * credentials. The list has the same names for every change: what does not apply keeps its place and is skipped.
 */
final class RedshiftChecks {
    /** Longer than a login and shorter than a validation as a whole. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Change<RedshiftConfig> change;
    private final Target target;
    private final ConnectionProbes connection;

    private RedshiftChecks(Change<RedshiftConfig> change) {
        Layout layout = Layout.of(change.after(), change.automatic());
        this.change = change;
        this.target = change.automatic() ? layout.initial() : layout.managed();
        this.connection = new ConnectionProbes(change.after());
    }

    static List<Check<RedshiftSession>> of(Change<RedshiftConfig> change) {
        RedshiftChecks checks = new RedshiftChecks(change);
        if (change.automatic()) {
            return checks.automatic();
        }
        return change.operation() == Operation.DELETE ? checks.manualDelete() : checks.manual();
    }

    private List<Check<RedshiftSession>> automatic() {
        AbsenceProbes absence = new AbsenceProbes(change);
        GrantProbe grants = new GrantProbe(change);
        return List.of(
                first(connection::connects),
                afterConnection(
                        Tests.CASE,
                        change.operation() == Operation.DELETE
                                ? connection::advisesOnCaseSensitivity
                                : connection::foldsNames),
                afterConnection(Tests.DATABASE, absence::database),
                absence.concernsGroup()
                        ? afterConnection(Tests.GROUP, absence::group)
                        : Check.notApplicable(Tests.GROUP),
                afterConnection(Tests.ACCOUNT, absence::account),
                afterConnection(Tests.GRANTS, grants::suffices),
                Check.notApplicable(Tests.MANUAL));
    }

    private List<Check<RedshiftSession>> manual() {
        ManualProbe manual = new ManualProbe(Layout.of(change.after(), false));
        return List.of(
                first(connection::connects),
                afterConnection(Tests.CASE, connection::foldsNames),
                Check.notApplicable(Tests.DATABASE),
                Check.notApplicable(Tests.GROUP),
                Check.notApplicable(Tests.ACCOUNT),
                Check.notApplicable(Tests.GRANTS),
                afterConnection(Tests.MANUAL, manual::isSetUp));
    }

    /** Changes nothing on the platform, so nothing found there may stand in its way. */
    private List<Check<RedshiftSession>> manualDelete() {
        return Tests.ALL.stream()
                .map(name -> name.equals(Tests.CONNECTION)
                        ? new Check<>(name, List.of(), LIMIT, this::connectsOrSaysWhyNot)
                        : Check.<RedshiftSession>notApplicable(name))
                .toList();
    }

    private Uni<Answer> connectsOrSaysWhyNot(Sessions<RedshiftSession> sessions) {
        return sessions.with(target, connection::connects)
                .map(answer -> answer instanceof Answer.Fail fail ? new Answer.Skip(fail.problem()) : answer)
                .onFailure(PlatformException.class)
                .recoverWithItem(failure -> new Answer.Skip(failure.problem()));
    }

    private Check<RedshiftSession> first(Function<RedshiftSession, Uni<Answer>> probe) {
        return new Check<>(Tests.CONNECTION, List.of(), LIMIT, sessions -> sessions.with(target, probe));
    }

    private Check<RedshiftSession> afterConnection(String name, Function<RedshiftSession, Uni<Answer>> probe) {
        return new Check<>(name, List.of(Tests.CONNECTION), LIMIT, sessions -> sessions.with(target, probe));
    }
}
