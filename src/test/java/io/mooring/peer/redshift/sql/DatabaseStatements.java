package io.mooring.peer.redshift.sql;

import java.util.List;

/** Statements about databases, tables and settings whose words differ between Redshift and PostgreSQL. */
final class DatabaseStatements {

    private static final List<String> FOREIGN_DATABASE_OPTIONS =
            List.of("TEMPLATE", "ENCODING", "LOCALE", "STRATEGY", "TABLESPACE", "ALLOW_CONNECTIONS", "IS_TEMPLATE");

    private static final List<String> SETTINGS = List.of("enable_case_sensitive_identifier", "query_group");

    private DatabaseStatements() {}

    static Phrase rewritten(Phrase phrase) {
        if (phrase.startsWith("CREATE", "DATABASE")) {
            return database(phrase);
        }
        if (phrase.startsWith("CREATE") && phrase.contains("TABLE")) {
            return table(phrase);
        }
        if (phrase.startsWith("GRANT") || phrase.startsWith("REVOKE")) {
            return privileges(phrase);
        }
        boolean aboutSettings = List.of("SHOW", "SET", "RESET").stream().anyMatch(phrase::startsWith);
        return aboutSettings ? setting(phrase) : phrase;
    }

    private static Phrase database(Phrase phrase) {
        FOREIGN_DATABASE_OPTIONS.stream().filter(phrase::contains).findFirst().ifPresent(option -> {
            throw StatementRefused.syntaxError(option);
        });
        return phrase.without("COLLATE", "*")
                .without("ISOLATION", "LEVEL", "*")
                .replacing("CONNECTION LIMIT -1", "CONNECTION", "LIMIT", "UNLIMITED");
    }

    private static Phrase table(Phrase phrase) {
        return phrase.without("BACKUP", "*")
                .without("DISTSTYLE", "*")
                .without("DISTKEY", "()")
                .without("DISTKEY")
                .without("COMPOUND")
                .without("INTERLEAVED")
                .without("SORTKEY", "AUTO")
                .without("SORTKEY", "()")
                .without("SORTKEY")
                .without("ENCODE", "*");
    }

    /** Redshift has no CONNECT privilege, so ALL must not take it away. */
    private static Phrase privileges(Phrase phrase) {
        return phrase.replacing("CREATE, TEMPORARY ON DATABASE", "ALL", "PRIVILEGES", "ON", "DATABASE")
                .replacing("CREATE, TEMPORARY ON DATABASE", "ALL", "ON", "DATABASE");
    }

    private static Phrase setting(Phrase phrase) {
        Phrase result = phrase;
        for (String setting : SETTINGS) {
            result = result.replacing("redshift." + setting, setting);
        }
        return result;
    }
}
