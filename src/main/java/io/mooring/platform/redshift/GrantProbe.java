package io.mooring.platform.redshift;

import io.mooring.domain.Problem;
import io.mooring.platform.Change;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the set-up user has the rights that the change needs. A superuser has them all, and nothing more is asked. */
final class GrantProbe {
    private final Change<RedshiftConfig> change;
    private final List<Right> needed;

    GrantProbe(Change<RedshiftConfig> change) {
        this.change = change;
        this.needed = RightsNeeded.by(change);
    }

    Uni<Answer> suffices(RedshiftSession session) {
        return session.rows(Questions.standing()).chain(rows -> {
            List<String> row =
                    rows.isEmpty() ? List.of(String.valueOf(change.config().username()), "", "") : rows.getFirst();
            boolean superuser = Rows.isYes(row.get(1));
            return superuser ? Uni.createFrom().item(Answer.pass()) : ordinary(session, row);
        });
    }

    private Uni<Answer> ordinary(RedshiftSession session, List<String> row) {
        String user = row.getFirst();
        boolean createsDatabases = Rows.isYes(row.get(2));
        return session.rows(Questions.ownedDatabases())
                .chain(databases -> privileges(session, user)
                        .map(privileges -> new Standing(
                                user, createsDatabases, Set.copyOf(Rows.firstColumn(databases)), privileges)))
                .map(this::judged);
    }

    private Uni<Set<String>> privileges(RedshiftSession session, String user) {
        return session.rows(Questions.roles(user))
                .map(Rows::firstColumn)
                .chain(roles -> session.rows(Questions.privilegesOfRoles())
                        .map(pairs -> pairs.stream()
                                .filter(pair -> roles.contains(pair.get(1)))
                                .map(pair -> pair.getFirst().toUpperCase(Locale.ROOT))
                                .collect(Collectors.toSet())));
    }

    private Answer judged(Standing standing) {
        List<Right> missing =
                needed.stream().filter(right -> !right.has(standing)).toList();
        if (!missing.isEmpty()) {
            return new Answer.Fail(
                    missing(missing, standing.user()),
                    missing.stream().map(Right::words).toList());
        }
        return change instanceof Change.Create ? warned(standing.user()) : Answer.pass();
    }

    private Problem missing(List<Right> missing, String user) {
        return Problem.of(
                        RedshiftError.GRANTS_MISSING,
                        Map.of(
                                "user", RedshiftDialect.shown(user),
                                "operation", change.operation().wireName(),
                                "missing", joined(missing, Right::words, ", "),
                                "statements", joined(missing, right -> right.giving(user), " ")))
                .at("config.username");
    }

    private static Answer warned(String user) {
        String quoted = RedshiftDialect.shown(user);
        return new Answer.Warn(Problem.of(RedshiftError.SUPERUSER_ADVISED, Map.of("user", quoted, "quoted", quoted))
                .at("config.username"));
    }

    private static String joined(List<Right> rights, Function<Right, String> words, String between) {
        return rights.stream().map(words).distinct().collect(Collectors.joining(between));
    }
}
