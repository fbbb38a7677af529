package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;

import java.util.Locale;

/** Something that a change needs the set-up user to have, and how a superuser gives it. */
sealed interface Right {
    /** In words, as in a list of what is missing. */
    String words();

    /** The statements that give it to a user. */
    String giving(String user);

    /** Whether the user has it without being a superuser, who has everything. */
    boolean has(Standing standing);

    /**
     * Only a superuser may do it.
     *
     * @param reason what it is needed for
     */
    record Superuser(String reason) implements Right {
        @Override
        public String words() {
            return "superuser (" + reason + ")";
        }

        @Override
        public String giving(String user) {
            return "ALTER USER " + REDSHIFT.identifier(user).text() + " CREATEUSER;";
        }

        @Override
        public boolean has(Standing standing) {
            return false;
        }
    }

    record CreateDatabase() implements Right {
        @Override
        public String words() {
            return "CREATEDB";
        }

        @Override
        public String giving(String user) {
            return "ALTER USER " + REDSHIFT.identifier(user).text() + " CREATEDB;";
        }

        @Override
        public boolean has(Standing standing) {
            return standing.createsDatabases();
        }
    }

    record Owner(String database) implements Right {
        @Override
        public String words() {
            return "ownership of database " + database;
        }

        @Override
        public String giving(String user) {
            return "ALTER DATABASE " + REDSHIFT.identifier(database).text() + " OWNER TO "
                    + REDSHIFT.identifier(user).text() + ";";
        }

        @Override
        public boolean has(Standing standing) {
            return standing.databases().contains(database);
        }
    }

    /** A privilege such as {@code CREATE USER}, which only roles can have. */
    record Privilege(String privilege) implements Right {
        @Override
        public String words() {
            return privilege;
        }

        @Override
        public String giving(String user) {
            String role = REDSHIFT.identifier(
                            "mooring_" + privilege.toLowerCase(Locale.ROOT).replace(' ', '_'))
                    .text();
            return "CREATE ROLE " + role + "; GRANT " + privilege + " TO ROLE " + role + "; GRANT ROLE " + role + " TO "
                    + REDSHIFT.identifier(user).text() + ";";
        }

        @Override
        public boolean has(Standing standing) {
            return standing.privileges().contains(privilege);
        }
    }
}
