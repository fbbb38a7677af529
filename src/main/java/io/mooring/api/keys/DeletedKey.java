package io.mooring.api.keys;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a deletion. */
@Schema(name = "DeletedApiKey")
record DeletedKey(
        @Schema(required = true, examples = "\"7\"") String id) {}
