package io.mooring.platform.redshift;

import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.Check.Answer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
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
        Layout layout = Layout.of(change.config(), change.automatic());
        this.change = change;
        this.target = change.automatic() ? layout.initial() : layout.managed();
        this.connection = new ConnectionProbes(change.config());
    }

    static List<Check<RedshiftSession>> of(Change<RedshiftConfig> change) {
        return Check.inOrder(CheckNames.ALL, new RedshiftChecks(change).asked());
    }

    private List<Check<RedshiftSession>> asked() {
        if (change.automatic()) {
            return automatic();
        }
        return change instanceof Change.Delete ? manualDelete() : manual();
    }

    private List<Check<RedshiftSession>> automatic() {
        AbsenceProbes absence = new AbsenceProbes(change);
        List<Check<RedshiftSession>> asked = new ArrayList<>(List.of(
                connects(),
                afterConnection(
                        CheckNames.CASE,
                        change instanceof Change.Delete
                                ? connection::advisesOnCaseSensitivity
                                : connection::foldsNames),
                afterConnection(CheckNames.DATABASE, absence::database),
                afterConnection(CheckNames.ACCOUNT, absence::account),
                afterConnection(CheckNames.GRANTS, new GrantProbe(change)::suffices)));
        if (absence.concernsGroup()) {
            asked.add(afterConnection(CheckNames.GROUP, absence::group));
        }
        return asked;
    }

    private List<Check<RedshiftSession>> manual() {
        ManualProbe manual = new ManualProbe(Layout.of(change.config(), false));
        return List.of(
                connects(),
                afterConnection(CheckNames.CASE, connection::foldsNames),
                afterConnection(CheckNames.MANUAL, manual::isSetUp));
    }

    /** Changes nothing on the platform, so nothing found there may stand in its way. */
    private List<Check<RedshiftSession>> manualDelete() {
        return List.of(connects().onlyRemarked());
    }

    private Check<RedshiftSession> connects() {
        return Check.of(CheckNames.CONNECTION, List.of(), LIMIT, target, connection::connects);
    }

    private Check<RedshiftSession> afterConnection(String name, Function<RedshiftSession, Uni<Answer>> question) {
        return Check.of(name, List.of(CheckNames.CONNECTION), LIMIT, target, question);
    }
}
