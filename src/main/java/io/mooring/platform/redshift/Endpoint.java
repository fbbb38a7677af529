package io.mooring.platform.redshift;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Whom a conversation is with; what error messages say of it.
 *
 * @param databaseField path of the field that names the database
 */
record Endpoint(String host, int port, String user, String database, String databaseField) {

    Problem problem(ErrorCode code) {
        return Problem.of(code, values());
    }

    Problem problem(ErrorCode code, String name, String value) {
        Map<String, String> values = new HashMap<>(values());
        values.put(name, value);
        return Problem.of(code, values);
    }

    Problem tooSlow(ErrorCode code, Duration limit) {
        return problem(code, "seconds", Long.toString(Math.max(1, limit.toSeconds())));
    }

    private Map<String, String> values() {
        return Map.of(
                "host",
                host,
                "port",
                Integer.toString(port),
                "user",
                RedshiftDialect.shown(user),
                "database",
                database);
    }
}
