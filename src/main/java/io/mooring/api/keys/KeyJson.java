package io.mooring.api.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mooring.security.IssuedKey;
import io.mooring.security.ManagedKey;
import io.mooring.security.Permission;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API key as clients see it. What there is nothing to say about is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApiKey")
record KeyJson(
        @Schema(required = true, examples = "\"7\"") String id,
        @Schema(required = true, examples = "\"dashboard\"") String name,
        @Schema(required = true) List<Permission> permissions,

        @Schema(format = "date-time", description = "From then on the key is refused; without it never") @Nullable String expiresAt,

        @Schema(required = true, format = "date-time") String createdAt,

        @Schema(format = "date-time", description = "Up to a minute old; absent if the key was never used") @Nullable String lastUsedAt,

        @Schema(description = "The key itself, shown in the answer to POST and never again") @Nullable String key) {

    static KeyJson of(ManagedKey key) {
        return of(key, null);
    }

    static KeyJson of(IssuedKey issued) {
        return of(issued.description(), issued.key().reveal());
    }

    private static KeyJson of(ManagedKey description, @Nullable String key) {
        return new KeyJson(
                Long.toString(description.id()),
                description.name(),
                description.permissions(),
                text(description.expiresAt()),
                description.createdAt().toString(),
                text(description.lastUsedAt()),
                key);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** It may carry a secret. */
    @Override
    public String toString() {
        return "ApiKey " + id;
    }
}
