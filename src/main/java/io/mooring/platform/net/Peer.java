package io.mooring.platform.net;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Problem;
import java.time.Duration;
import java.util.Map;

/**
 * Whom a conversation is with; what error messages say of it.
 *
 * @param field path of the field that names the host, such as {@code config.host}
 */
public record Peer(String host, int port, String field) {
    /** The values of every message about a host: {@code host} and {@code port}. */
    public Map<String, String> values() {
        return Map.of("host", host, "port", Integer.toString(port));
    }

    Problem problem(ErrorCode code) {
        return Problem.of(code, values());
    }

    Problem problem(ErrorCode code, String name, String value) {
        return Problem.of(code, Map.of("host", host, "port", Integer.toString(port), name, value));
    }

    Problem tooSlow(ErrorCode code, Duration limit) {
        return problem(code, "seconds", Long.toString(Math.max(1, limit.toSeconds())));
    }
}
