package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static io.mooring.platform.sql.Statements.statement;

import io.mooring.domain.StatementText;

/** Questions whose answer is whether there is a row. All read catalogues of the leader node that everybody may read. */
final class Questions {
    private Questions() {}

    static StatementText database(String name) {
        return statement("SELECT 1 FROM pg_database WHERE datname = {}", REDSHIFT.literal(name));
    }

    static StatementText user(String name) {
        return statement("SELECT 1 FROM pg_user WHERE usename = {}", REDSHIFT.literal(name));
    }

    static StatementText group(String name) {
        return statement("SELECT 1 FROM pg_group WHERE groname = {}", REDSHIFT.literal(name));
    }

    static StatementText schema(String name) {
        return statement("SELECT 1 FROM pg_namespace WHERE nspname = {}", REDSHIFT.literal(name));
    }

    static StatementText table(String schema, String name) {
        return statement(
                "SELECT 1 FROM pg_tables WHERE schemaname = {} AND tablename = {}",
                REDSHIFT.literal(schema),
                REDSHIFT.literal(name));
    }

    static StatementText procedure(String name) {
        return statement(
                "SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE n.nspname = {} AND p.proname = {}",
                REDSHIFT.literal(ManagedNames.PROCEDURES_SCHEMA),
                REDSHIFT.literal(name));
    }

    static StatementText whoAndWhere() {
        return StatementText.of("SELECT version(), current_user, current_database()");
    }

    static StatementText caseSensitivity() {
        return StatementText.of("SHOW enable_case_sensitive_identifier");
    }

    static StatementText standing() {
        return StatementText.of("SELECT usename, usesuper, usecreatedb FROM pg_user WHERE usename = current_user");
    }

    static StatementText ownedDatabases() {
        return StatementText.of("SELECT d.datname FROM pg_database d JOIN pg_user u ON u.usesysid = d.datdba"
                + " WHERE u.usename = current_user");
    }

    static StatementText roles(String user) {
        return statement("SELECT role_name FROM svv_user_grants WHERE user_name = {}", REDSHIFT.literal(user));
    }

    /** Pairs of a privilege and the role that has it. */
    static StatementText privilegesOfRoles() {
        return StatementText.of(
                "SELECT system_privilege, identity_name FROM svv_system_privileges WHERE identity_type = 'role'");
    }

    /** Every schema whose name looks like one of ours; no LIKE, since its backslashes would have to be doubled twice. */
    static StatementText similarSchemas() {
        return StatementText.of("SELECT nspname FROM pg_namespace WHERE substring(nspname, 1, 7) = 'immuta_'");
    }

    static StatementText mayCreateSchemas() {
        return StatementText.of("SELECT has_database_privilege(current_user, current_database(), 'create')");
    }
}
