package io.mooring.platform.redshift;

import io.mooring.domain.Problem;

/** Redshift's error codes in our words. What is not among them is named by its code. */
final class SqlStates {
    private SqlStates() {}

    static Problem login(String state, Endpoint endpoint) {
        return switch (state) {
            case "28000", "28P01" ->
                problem(RedshiftError.PASSWORD_REFUSED, state, endpoint).at("config.password");
            case "3D000" ->
                problem(RedshiftError.DATABASE_UNKNOWN, state, endpoint).at(endpoint.databaseField());
            case "53300" -> problem(RedshiftError.TOO_MANY_CONNECTIONS, state, endpoint);
            default -> problem(RedshiftError.LOGIN_REFUSED, state, endpoint);
        };
    }

    static Problem statement(String state, Endpoint endpoint) {
        return problem(code(state), state, endpoint);
    }

    private static RedshiftError code(String state) {
        return switch (state) {
            case "42501" -> RedshiftError.PRIVILEGE_MISSING;
            case "42P04", "42710", "42P06", "42P07", "42723" -> RedshiftError.OBJECT_EXISTS;
            case "42704", "3D000", "3F000", "42P01", "42883" -> RedshiftError.OBJECT_MISSING;
            case "55006", "2BP01" -> RedshiftError.OBJECT_IN_USE;
            case "0A000" -> RedshiftError.FEATURE_NOT_SUPPORTED;
            case "57014" -> RedshiftError.STATEMENT_CANCELLED;
            case "53300" -> RedshiftError.TOO_MANY_CONNECTIONS;
            default -> RedshiftError.STATEMENT_REFUSED;
        };
    }

    private static Problem problem(RedshiftError code, String state, Endpoint endpoint) {
        return endpoint.problem(code, "sqlState", state);
    }
}
