package io.mooring.api.authenticate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to a valid key. */
@Schema(description = "A token that stands for the key")
record Authenticated(
        @Schema(required = true, description = "Always true: an invalid key is answered 401")
        boolean authenticated,

        @Schema(
                required = true,
                description =
                        "Send it as Authorization: Bearer <token>; it lives one hour unless configured otherwise, and no longer than its key")
        String token) {

    /** The token is a secret. */
    @Override
    public String toString() {
        return "Authenticated";
    }
}
