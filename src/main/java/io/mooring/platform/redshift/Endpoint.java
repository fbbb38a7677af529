package io.mooring.platform.redshift;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Problem;
import io.mooring.platform.net.Peer;
import java.util.HashMap;
import java.util.Map;

/**
 * Whom a conversation is with, and as whom; what error messages say of it.
 *
 * @param databaseField path of the field that names the database
 */
record Endpoint(Peer peer, String user, String database, String databaseField) {

    Problem problem(ErrorCode code) {
        return Problem.of(code, values());
    }

    Problem problem(ErrorCode code, String name, String value) {
        Map<String, String> values = values();
        values.put(name, value);
        return Problem.of(code, values);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(peer.values());
        values.put("user", RedshiftDialect.shown(user));
        values.put("database", database);
        return values;
    }
}
