package io.mooring.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;

/** The first API key, which the configuration gives: valid exactly as long as it is configured, and never stored. */
final class ConfiguredKey {
    static final String ID = "configured";
    private static final int SHORTEST = 32;

    private ConfiguredKey() {}

    /** @throws UnusableOptionException naming the option that contradicts another, cannot be read or is unsafe */
    static Optional<ApiKey> from(SecuritySettings settings) {
        return SecretOption.read("mooring.security.admin-api-key", settings.adminApiKey(), settings.adminApiKeyFile())
                .map(found -> of(found.option(), found.value()));
    }

    /**
     * Whether this can be the first key.
     *
     * @param option where the key came from, for the message
     * @throws UnusableOptionException naming the option, and never the key
     */
    static void check(String option, String key) {
        if (key.length() < SHORTEST || !key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new UnusableOptionException(option + " must be " + SHORTEST
                    + " visible ASCII characters or more, without spaces; " + "\"openssl rand -hex 24\" makes one");
        }
    }

    static ApiKey of(String option, String key) {
        check(option, key);
        return new ApiKey(
                Caller.Kind.CONFIGURED_KEY,
                ID,
                ID,
                KeyHash.of(key),
                EnumSet.of(Permission.APPLICATION_ADMIN),
                OptionalLong.empty(),
                null);
    }
}
