package io.mooring.security;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An API key as the service knows it: everything but the key itself. */
record ApiKey(
        Caller.Kind kind,
        String id,
        String name,
        KeyHash hash,
        Set<Permission> permissions,
        OptionalLong integration,
        @Nullable Instant expiresAt) {

    boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    Caller caller() {
        return new Caller(kind, id, name, permissions, integration);
    }
}
