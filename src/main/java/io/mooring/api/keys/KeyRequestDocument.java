package io.mooring.api.keys;

import io.mooring.security.Permission;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@link KeyRequest} for the OpenAPI document. */
@Schema(name = "NewApiKey")
record KeyRequestDocument(
        @Schema(required = true, minLength = 1, maxLength = 100)
        String name,

        @Schema(required = true, minItems = 1) List<Permission> permissions,

        @Schema(format = "date-time", description = "In the future") @Nullable String expiresAt) {}
