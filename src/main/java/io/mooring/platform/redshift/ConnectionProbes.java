package io.mooring.platform.redshift;

import io.mooring.domain.Problem;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.net.Hosts;
import io.mooring.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Whether there is a Redshift at the other end, and one that folds names. */
final class ConnectionProbes {
    private static final List<String> USUAL_SUFFIXES = List.of(
            ".redshift.amazonaws.com",
            ".redshift.amazonaws.com.cn",
            ".redshift-serverless.amazonaws.com",
            ".redshift-serverless.amazonaws.com.cn");
    private static final List<String> TOLD_SUFFIXES =
            List.of(".redshift.amazonaws.com", ".redshift-serverless.amazonaws.com");
    private static final String CASE_SENSITIVE =
            "enable_case_sensitive_identifier is on; set it to false before another set-up.";

    private final RedshiftConfig config;

    ConnectionProbes(RedshiftConfig config) {
        this.config = config;
    }

    Uni<Answer> connects(RedshiftSession session) {
        return session.rows(Questions.whoAndWhere()).map(rows -> isRedshift(rows) ? connected() : notRedshift());
    }

    Uni<Answer> foldsNames(RedshiftSession session) {
        return session.rows(Questions.caseSensitivity())
                .map(rows -> Rows.saysYes(rows)
                        ? Answer.fail(
                                Problem.of(RedshiftError.CASE_SENSITIVE_IDENTIFIERS, Map.of("user", quotedUser())))
                        : Answer.pass());
    }

    /** Names of an existing set-up are in lower case, so removing it works either way. */
    Uni<Answer> advisesOnCaseSensitivity(RedshiftSession session) {
        return session.rows(Questions.caseSensitivity())
                .map(rows -> Rows.saysYes(rows) ? Answer.passWithAdvice(List.of(CASE_SENSITIVE)) : Answer.pass());
    }

    private static boolean isRedshift(List<List<String>> rows) {
        return !rows.isEmpty() && rows.getFirst().getFirst().contains("Redshift");
    }

    private Answer connected() {
        return Hosts.unusual(config.host(), USUAL_SUFFIXES, TOLD_SUFFIXES)
                .map(advice -> Answer.passWithAdvice(List.of(advice)))
                .orElseGet(Answer::pass);
    }

    private Answer notRedshift() {
        return Answer.fail(Problem.of(
                        RedshiftError.NOT_REDSHIFT,
                        Map.of("host", config.host(), "port", Integer.toString(config.port())))
                .at("config.host"));
    }

    private String quotedUser() {
        return RedshiftDialect.shown(String.valueOf(config.username()));
    }
}
