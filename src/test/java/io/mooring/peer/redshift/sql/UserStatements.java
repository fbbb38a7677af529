package io.mooring.peer.redshift.sql;

import java.util.Optional;
import java.util.Set;

/** {@code CREATE USER} and {@code ALTER USER}: the options of Redshift, and the password, which the front keeps for itself. */
final class UserStatements {

    /** Options of PostgreSQL that Redshift does not know. */
    private static final Set<String> FOREIGN_OPTIONS = Set.of(
            "superuser",
            "nosuperuser",
            "createrole",
            "nocreaterole",
            "login",
            "nologin",
            "inherit",
            "noinherit",
            "replication",
            "noreplication",
            "bypassrls",
            "nobypassrls",
            "encrypted");

    private UserStatements() {}

    static boolean isOne(Phrase phrase) {
        return phrase.startsWith("CREATE", "USER") || phrase.startsWith("ALTER", "USER");
    }

    static Phrase rewritten(Phrase phrase, StatementContext context) {
        refuseForeignOptions(phrase);
        String backendPassword =
                "PASSWORD " + Token.literal(context.backendPassword()).text();
        return phrase.replacing("SUPERUSER", "CREATEUSER")
                .replacing("NOSUPERUSER", "NOCREATEUSER")
                .without("SYSLOG", "ACCESS", "*")
                .without("SESSION", "TIMEOUT", "*")
                .without("EXTERNALID", "*")
                .replacing("CONNECTION LIMIT -1", "CONNECTION", "LIMIT", "UNLIMITED")
                .replacing(backendPassword, "PASSWORD", "*");
    }

    private static void refuseForeignOptions(Phrase phrase) {
        phrase.significant().stream()
                .filter(token -> token.kind() == Token.Kind.WORD && FOREIGN_OPTIONS.contains(token.name()))
                .findFirst()
                .ifPresent(option -> {
                    throw StatementRefused.syntaxError(option.text());
                });
    }

    /** The password that the statement sets; refused when Redshift would not take it. */
    static Optional<PasswordChange> passwordChange(Phrase phrase) {
        Optional<Token> password = phrase.after("PASSWORD");
        if (password.isEmpty() && phrase.startsWith("CREATE")) {
            throw new StatementRefused("42601", "syntax error: CREATE USER needs PASSWORD");
        }
        return password.map(token -> new PasswordChange(userName(phrase), passwordOf(token)));
    }

    private static String userName(Phrase phrase) {
        return phrase.after("USER").map(Token::name).orElseThrow(() -> StatementRefused.syntaxError("USER"));
    }

    private static Optional<String> passwordOf(Token token) {
        if (token.isWord("DISABLE")) {
            return Optional.empty();
        }
        if (token.kind() != Token.Kind.LITERAL) {
            throw StatementRefused.syntaxError(token.text());
        }
        return Optional.of(PasswordRules.checked(token.literalValue()));
    }
}
