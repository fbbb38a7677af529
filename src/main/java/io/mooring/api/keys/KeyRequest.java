package io.mooring.api.keys;

import io.mooring.platform.config.CheckedBy;
import io.mooring.platform.config.Length;
import io.mooring.platform.config.Required;
import io.mooring.security.NewKey;
import io.mooring.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api-keys}. */
@CheckedBy(KeyRequestRules.class)
record KeyRequest(
        @Required @Length(max = 100) String name,
        @Required List<String> permissions,
        @Nullable String expiresAt) {

    NewKey wish() {
        return new NewKey(
                name,
                permissions.stream().map(Permission::valueOf).collect(Collectors.toSet()),
                expiresAt == null ? null : Instant.parse(expiresAt));
    }
}
