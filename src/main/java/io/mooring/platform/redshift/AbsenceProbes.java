package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.Problem;
import io.mooring.domain.StatementText;
import io.mooring.platform.Change;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the names that a set-up will use are free. Names that the integration has already are free for it; a delete looks whether they
 * are still taken, and only remarks it if not.
 */
final class AbsenceProbes {
    private final Change<RedshiftConfig> change;
    private final Layout layout;

    AbsenceProbes(Change<RedshiftConfig> change) {
        this.change = change;
        this.layout = Layout.of(change.config(), change.automatic());
    }

    boolean concernsGroup() {
        return layout.group().isPresent();
    }

    Uni<Answer> database(RedshiftSession session) {
        if (!(change instanceof Change.Create)) {
            return stillThere(session, MadeObjects.database(layout.database()), Questions.database(layout.database()));
        }
        return layout.singleDatabase() ? schemas(session) : newDatabase(session);
    }

    Uni<Answer> group(RedshiftSession session) {
        String group = layout.group().orElseThrow();
        PlatformObject object = MadeObjects.group(group);
        if (!(change instanceof Change.Create) && !isNewName(group)) {
            return stillThere(session, object, Questions.group(group));
        }
        Problem exists = Problem.of(RedshiftError.GROUP_EXISTS, Map.of("group", group, "quoted", quoted(group)))
                .at("config.impersonation.role");
        return free(session, object, Questions.group(group), exists);
    }

    Uni<Answer> account(RedshiftSession session) {
        PlatformObject object = MadeObjects.user(layout.account());
        if (!(change instanceof Change.Create)) {
            return stillThere(session, object, Questions.user(layout.account()));
        }
        Problem exists = Problem.of(
                        RedshiftError.USER_EXISTS, Map.of("user", layout.account(), "quoted", quoted(layout.account())))
                .at("config.database");
        return free(session, object, Questions.user(layout.account()), exists);
    }

    private Uni<Answer> newDatabase(RedshiftSession session) {
        String name = layout.database();
        Problem exists = Problem.of(
                        RedshiftError.DATABASE_EXISTS, Map.of("database", name, "quoted", quoted(name) + ";"))
                .at("config.database");
        return free(session, MadeObjects.database(name), Questions.database(name), exists);
    }

    private Uni<Answer> schemas(RedshiftSession session) {
        return session.rows(Questions.similarSchemas())
                .map(rows -> Rows.firstColumn(rows).stream()
                        .filter(name -> !change.made().contains(MadeObjects.schema(layout.database(), name)))
                        .sorted()
                        .toList())
                .map(foreign -> foreign.isEmpty() ? Answer.pass() : Answer.fail(schemasExist(foreign)));
    }

    private Uni<Answer> free(RedshiftSession session, PlatformObject object, StatementText question, Problem exists) {
        if (change.made().contains(object)) {
            return Uni.createFrom().item(Answer.pass());
        }
        return session.finds(question).map(found -> found ? Answer.fail(exists) : Answer.pass());
    }

    /** Asked of what is on record only; whatever else has the name is nobody's business here. */
    private Uni<Answer> stillThere(RedshiftSession session, PlatformObject object, StatementText question) {
        if (!change.made().contains(object)) {
            return Uni.createFrom().item(Answer.pass());
        }
        return session.finds(question)
                .map(found -> found ? Answer.pass() : Answer.passWithAdvice(List.of(gone(object))));
    }

    private boolean isNewName(String group) {
        return change instanceof Change.Edit<RedshiftConfig> edit
                && !Layout.of(edit.before(), edit.automatic()).group().equals(Optional.of(group));
    }

    private Problem schemasExist(List<String> names) {
        String statements = names.stream()
                .map(name -> "DROP SCHEMA " + RedshiftDialect.shown(name) + " CASCADE;")
                .collect(Collectors.joining(" "));
        return Problem.of(
                        RedshiftError.SCHEMA_EXISTS,
                        Map.of(
                                "database", layout.database(),
                                "schemas", String.join(", ", names),
                                "statements", statements))
                .at("config.database");
    }

    private String gone(PlatformObject object) {
        return "The " + object + " was made by this integration but is not there any more"
                + (change instanceof Change.Delete ? "; there is nothing left of it to remove." : ".");
    }

    private static String quoted(String name) {
        return REDSHIFT.identifier(name).text();
    }
}
