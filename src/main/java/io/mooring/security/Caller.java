package io.mooring.security;

import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who sends the request, as the gate found out.
 *
 * @param keyId the stored key's number, {@code configured} for the key that the configuration gives, or {@code integration-} and the
 *     integration's id; what is scoped to an API key is
 *     scoped to this
 * @param name the key's name, for logs and the audit trail
 * @param integration the integration whose key this is, if its kind is {@link Kind#INTEGRATION_KEY}
 */
public record Caller(Kind kind, String keyId, String name, Set<Permission> permissions, OptionalLong integration) {
    private static final String PLACE = "io.mooring.caller";

    /** Where the key comes from. */
    public enum Kind {
        /** From the configuration; never stored. */
        CONFIGURED_KEY,
        /** Made at {@code /api-keys}. */
        STORED_KEY,
        /** Made for a Trino integration; proves that it is alive and opens nothing else. */
        INTEGRATION_KEY
    }

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /**
     * The caller of a request that has passed the gate.
     *
     * @throws IllegalStateException on a path that is open to everybody, where there is none
     */
    public static Caller of(RoutingContext request) {
        Caller caller = request.get(PLACE);
        if (caller == null) {
            throw new IllegalStateException("Nobody has been asked who they are on " + request.normalizedPath());
        }
        return caller;
    }

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    void accompany(RoutingContext request) {
        request.put(PLACE, this);
    }
}
