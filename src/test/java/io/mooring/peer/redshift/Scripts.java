package io.mooring.peer.redshift;

import java.util.List;

/** The set-up of a managed database as an administrator would do it by hand. */
final class Scripts {

    static final String SYSTEM_USER = "immuta_system_account";
    static final String SYSTEM_PASSWORD = "System1Account";

    /** Run in the initial database, each statement by itself. */
    static final List<String> INITIAL = List.of(
            "-- skip if: SELECT 1 FROM pg_user WHERE usename = 'immuta_system_account';\n"
                    + "CREATE USER \"immuta_system_account\" PASSWORD 'md5"
                    + Digests.md5Hex(SYSTEM_PASSWORD, SYSTEM_USER)
                    + "' NOCREATEDB NOCREATEUSER SYSLOG ACCESS RESTRICTED",
            "CREATE DATABASE \"immuta\" WITH OWNER \"immuta_system_account\"",
            "REVOKE ALL PRIVILEGES ON DATABASE \"immuta\" FROM PUBLIC",
            "GRANT TEMP ON DATABASE \"immuta\" TO PUBLIC",
            "CREATE GROUP \"immuta_impersonation\"");

    /** Run in the managed database. */
    static final List<String> CREATE = List.of(
            "CREATE SCHEMA IF NOT EXISTS \"immuta_system\" AUTHORIZATION \"immuta_system_account\"",
            "CREATE SCHEMA IF NOT EXISTS \"immuta_functions\" AUTHORIZATION \"immuta_system_account\"",
            "CREATE SCHEMA IF NOT EXISTS \"immuta_procedures\" AUTHORIZATION \"immuta_system_account\"",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            "CREATE TABLE IF NOT EXISTS \"immuta_system\".\"version\""
                    + " (version varchar(64) NOT NULL, installed_at timestamp DEFAULT getdate())",
            "CREATE TABLE IF NOT EXISTS \"immuta_system\".\"profiles\" (redshift_user varchar(128) NOT NULL,"
                    + " iam_user varchar(512) NOT NULL, profile varchar(65535)) DISTSTYLE ALL",
            "ALTER TABLE \"immuta_system\".\"version\" OWNER TO \"immuta_system_account\"",
            "ALTER TABLE \"immuta_system\".\"profiles\" OWNER TO \"immuta_system_account\"",
            procedure("grant_impersonation", "ADD"),
            procedure("revoke_impersonation", "DROP"),
            "GRANT USAGE ON SCHEMA \"immuta_procedures\" TO \"immuta_system_account\"",
            "GRANT EXECUTE ON PROCEDURE \"immuta_procedures\".\"grant_impersonation\"(varchar)"
                    + " TO \"immuta_system_account\"",
            "GRANT EXECUTE ON PROCEDURE \"immuta_procedures\".\"revoke_impersonation\"(varchar)"
                    + " TO \"immuta_system_account\"",
            "REVOKE ALL ON PROCEDURE \"immuta_procedures\".\"grant_impersonation\"(varchar),"
                    + " \"immuta_procedures\".\"revoke_impersonation\"(varchar) FROM PUBLIC");

    /** Run in the initial database when no session is left in the managed one. */
    static final List<String> DELETE = List.of(
            "DROP DATABASE \"immuta\"",
            "DROP USER IF EXISTS \"immuta_system_account\"",
            "DROP GROUP \"immuta_impersonation\"");

    static final String END_SESSIONS =
            "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE trim(db_name) = 'immuta'";

    private Scripts() {}

    private static String procedure(String name, String change) {
        return "CREATE OR REPLACE PROCEDURE \"immuta_procedures\".\"" + name + "\"(p_user varchar) AS $$\n"
                + "BEGIN EXECUTE 'ALTER GROUP \"immuta_impersonation\" " + change
                + " USER ' || quote_ident(p_user); END;\n"
                + "$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = immuta_procedures";
    }
}
