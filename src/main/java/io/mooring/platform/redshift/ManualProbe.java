package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;

import io.mooring.domain.Problem;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Whether a person has run the scripts, asked as the user that the service will work as. */
final class ManualProbe {
    private final Layout layout;

    ManualProbe(Layout layout) {
        this.layout = layout;
    }

    Uni<Answer> isSetUp(RedshiftSession session) {
        return session.rows(Questions.similarSchemas())
                .map(Rows::firstColumn)
                .map(there -> Layout.SCHEMAS.stream()
                        .filter(name -> !there.contains(name))
                        .toList())
                .chain(missing -> missing.isEmpty()
                        ? mayCreate(session)
                        : Uni.createFrom().item(Answer.fail(notSetUp(missing))));
    }

    private Uni<Answer> mayCreate(RedshiftSession session) {
        return session.rows(Questions.mayCreateSchemas())
                .map(rows -> Rows.saysYes(rows) ? Answer.pass() : Answer.fail(mayNotCreate()));
    }

    private Problem notSetUp(List<String> missing) {
        return Problem.of(
                        RedshiftError.SET_UP_MISSING,
                        Map.of("database", layout.database(), "schemas", String.join(", ", missing)))
                .at("config.database");
    }

    private Problem mayNotCreate() {
        String user = REDSHIFT.identifier(layout.account()).text();
        return Problem.of(
                        RedshiftError.CREATE_ON_DATABASE_MISSING,
                        Map.of(
                                "user",
                                user,
                                "quotedUser",
                                user,
                                "database",
                                layout.database(),
                                "quotedDatabase",
                                REDSHIFT.identifier(layout.database()).text()))
                .at("config.username");
    }
}
