package io.mooring.peer.redshift.sql;

import java.util.List;
import java.util.Optional;

/** A statement as the client sent it and as PostgreSQL gets it. */
public record RewrittenStatement(String asSent, String asExecuted, Optional<PasswordChange> passwordChange) {

    /** The same statement turned into one that raises this error, so that the transaction ends as after any other error. */
    public RewrittenStatement refused(String sqlState, String message) {
        return new RewrittenStatement(asSent, raising(sqlState, message), Optional.empty());
    }

    private static String raising(String sqlState, String message) {
        return "DO $refused$BEGIN RAISE EXCEPTION USING ERRCODE = "
                + Token.literal(sqlState).text()
                + ", MESSAGE = "
                + Token.literal(message.replace("$refused$", "")).text()
                + "; END$refused$";
    }

    /** The completion tag as Redshift words it: no row count after SELECT, users and groups instead of roles. */
    public String completion(String tag) {
        if (tag.startsWith("SELECT ")) {
            return "SELECT";
        }
        return tag.endsWith(" ROLE") ? tag.replace("ROLE", namedKind()) : tag;
    }

    /** The error's SQLSTATE as Redshift gives it for this statement. */
    public String sqlState(String backendSqlState) {
        boolean stillInUse =
                backendSqlState.equals("2BP01") && (startsWith("DROP", "USER") || startsWith("DROP", "GROUP"));
        return stillInUse ? "55006" : backendSqlState;
    }

    /** Whether quoted identifiers keep their case after this statement; empty when it does not say. */
    public Optional<Boolean> caseSensitivity() {
        String setting = "enable_case_sensitive_identifier";
        Phrase phrase = Phrase.of(asSent);
        Optional<Token> value = phrase.after("SET", setting, "TO").or(() -> phrase.after("SET", setting, "="));
        return value.map(token -> List.of("on", "true").contains(token.valueText()));
    }

    private String namedKind() {
        return Phrase.of(asSent).startsWith("*", "GROUP") ? "GROUP" : "USER";
    }

    private boolean startsWith(String... words) {
        return Phrase.of(asSent).startsWith(words);
    }
}
