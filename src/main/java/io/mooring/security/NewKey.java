package io.mooring.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish for an API key.
 *
 * @param permissions at least one
 * @param expiresAt from this moment on the key is refused; without it never
 */
public record NewKey(
        String name, Set<Permission> permissions, @Nullable Instant expiresAt) {
    public NewKey {
        permissions = Set.copyOf(permissions);
        if (name.isBlank() || permissions.isEmpty()) {
            throw new IllegalArgumentException("A key has a name and a permission");
        }
    }
}
