package io.mooring.platform.redshift;

import io.mooring.domain.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration comes to on the cluster. Names stand as Redshift stores them.
 *
 * @param database the managed database
 * @param initialDatabase the existing one that is connected to first; a manual configuration may not say
 * @param account the user that the service works as once everything is set up
 * @param group the impersonation group, if impersonation is on
 */
record Layout(String database, Optional<String> initialDatabase, String account, Optional<String> group) {
    static final String ACCOUNT_SUFFIX = "_system_account";
    static final String SYSTEM_SCHEMA = "immuta_system";
    static final String FUNCTIONS_SCHEMA = "immuta_functions";
    static final String PROCEDURES_SCHEMA = "immuta_procedures";
    static final List<String> SCHEMAS = List.of(SYSTEM_SCHEMA, FUNCTIONS_SCHEMA, PROCEDURES_SCHEMA);
    static final String INITIAL_DATABASE = "initialDatabase";
    static final String MANAGED_DATABASE = "managedDatabase";
    static final String OTHER_DATABASE = "otherDatabase:";

    /** Databases of Redshift's own. */
    private static final Set<String> NEVER_DROPPED = Set.of("dev", "padb_harvest", "template0", "template1");

    private static final String UNKNOWN_INITIAL_DATABASE = "<INITIAL_DATABASE>";
    private static final String UNKNOWN_USER = "<USERNAME>";

    static Layout of(RedshiftConfig config, boolean automatic) {
        String database = RedshiftDialect.folded(config.database());
        return new Layout(
                database,
                Optional.ofNullable(config.initialDatabase()).map(RedshiftDialect::folded),
                automatic
                        ? database + ACCOUNT_SUFFIX
                        : Optional.ofNullable(config.username()).orElse(UNKNOWN_USER),
                Optional.of(config.impersonation())
                        .filter(ImpersonationConfig::enabled)
                        .map(impersonation -> RedshiftDialect.folded(impersonation.role())));
    }

    /** The customer's own database gets the schemas; no database is created. */
    boolean singleDatabase() {
        return initialDatabase.filter(database::equals).isPresent();
    }

    static boolean mayBeDropped(String database) {
        return !NEVER_DROPPED.contains(database);
    }

    Target initial() {
        return new Target(INITIAL_DATABASE, "database " + initialDatabase.orElse(UNKNOWN_INITIAL_DATABASE));
    }

    Target managed() {
        return new Target(MANAGED_DATABASE, "database " + database);
    }

    /** A database that the configuration does not name any more, where a failed attempt left something. */
    static Target other(String database) {
        return new Target(OTHER_DATABASE + database, "database " + database);
    }
}
