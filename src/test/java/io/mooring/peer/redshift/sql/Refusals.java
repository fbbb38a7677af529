package io.mooring.peer.redshift.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Redshift does not take although PostgreSQL would. */
final class Refusals {

    private static final int LONGEST_NAME = 127;
    private static final int LONGEST_BACKEND_NAME = 63;

    private static final List<List<String>> UNKNOWN_SYNTAX = List.of(
            List.of("CREATE", "DATABASE", "IF"),
            List.of("CREATE", "USER", "IF"),
            List.of("CREATE", "GROUP", "IF"),
            List.of("DROP", "DATABASE", "IF"),
            List.of("DROP", "GROUP", "IF"),
            List.of("DROP", "DATABASE", "*", "WITH"),
            List.of("DROP", "DATABASE", "*", "("),
            List.of("CREATE", "EXTENSION"),
            List.of("CREATE", "INDEX"),
            List.of("CREATE", "UNIQUE"),
            List.of("DO"));

    private static final Set<String> LEADER_NODE = Set.of(
            "has_database_privilege",
            "has_schema_privilege",
            "has_table_privilege",
            "current_schema",
            "current_schemas",
            "pg_user",
            "pg_group",
            "pg_database",
            "pg_namespace",
            "pg_class",
            "pg_proc",
            "pg_tables");

    void check(Phrase phrase, StatementContext context) {
        phrase.significant().stream().filter(Token::isName).forEach(Refusals::checkLength);
        UNKNOWN_SYNTAX.forEach(words -> refuseSyntax(phrase, words));
        refuseOnConflict(phrase);
        refuseRoles(phrase);
        checkGroup(phrase, context);
        refuseMixedNodes(phrase);
    }

    private static void checkLength(Token token) {
        int bytes = token.name().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            throw new StatementRefused("42622", "identifier \"" + token.name() + "\" is longer than 127 bytes");
        }
        if (bytes > LONGEST_BACKEND_NAME) {
            throw new StatementRefused(
                    "0A000",
                    "a limit of this test server, not of Redshift: names end at 63 bytes in the PostgreSQL behind it");
        }
    }

    private static void refuseSyntax(Phrase phrase, List<String> words) {
        if (phrase.startsWith(words.toArray(String[]::new))) {
            throw StatementRefused.syntaxError(words.getLast());
        }
    }

    private static void refuseOnConflict(Phrase phrase) {
        if (phrase.startsWith("INSERT") && phrase.contains("ON", "CONFLICT")) {
            throw StatementRefused.syntaxError("ON");
        }
    }

    private static void refuseRoles(Phrase phrase) {
        if (phrase.startsWith("*", "ROLE") && !phrase.startsWith("SET")) {
            throw new StatementRefused(
                    "0A000",
                    "a limit of this test server, not of Redshift: its roles are made by the test, not by statements");
        }
    }

    private static void checkGroup(Phrase phrase, StatementContext context) {
        boolean changesGroup =
                List.of("CREATE", "ALTER", "DROP").stream().anyMatch(verb -> phrase.startsWith(verb, "GROUP"));
        if (changesGroup && !context.superuser()) {
            throw new StatementRefused(
                    "42501", "permission denied: only a superuser can create, alter or drop a group");
        }
        if (phrase.startsWith("CREATE", "GROUP") && nameAfter(phrase, "GROUP").startsWith("__")) {
            throw new StatementRefused("42602", "group names that begin with two underscores are reserved");
        }
    }

    private static String nameAfter(Phrase phrase, String... pattern) {
        return phrase.after(pattern).map(Token::name).orElse("");
    }

    /** Functions and catalogues of the leader node cannot stand in one query with views that the compute nodes answer. */
    private static void refuseMixedNodes(Phrase phrase) {
        List<String> names = phrase.significant().stream()
                .filter(Token::isName)
                .map(Token::name)
                .toList();
        boolean leader = names.stream().anyMatch(LEADER_NODE::contains);
        if (leader && names.stream().anyMatch(Refusals::isAnsweredByComputeNodes)) {
            throw new StatementRefused(
                    "0A000", "Specified types or functions (one per INFO message) not supported on Redshift tables.");
        }
    }

    private static boolean isAnsweredByComputeNodes(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return folded.startsWith("svv_") || folded.startsWith("stv_");
    }
}
