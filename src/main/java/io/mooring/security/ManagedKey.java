package io.mooring.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be told about a stored API key; the key itself is known to nobody any more. */
public record ManagedKey(
        long id,
        String name,
        List<Permission> permissions,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    public ManagedKey {
        permissions = List.copyOf(permissions);
    }
}
