package io.mooring.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the table of keys. */
record StoredKey(
        long id, ApiKey key, Instant createdAt, @Nullable Instant lastUsedAt) {

    ManagedKey managed() {
        return new ManagedKey(
                id, key.name(), key.permissions().stream().sorted().toList(), key.expiresAt(), createdAt, lastUsedAt);
    }
}
