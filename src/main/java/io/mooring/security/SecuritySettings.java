package io.mooring.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who may use the service, and the keys that seal secrets. */
@ConfigMapping(prefix = "mooring.security")
public interface SecuritySettings {

    /**
     * The first API key, 32 characters or more; it holds every permission and is valid exactly as long as it is configured. With the embedded
     * database and no key configured, one is generated into the data directory and used from there.
     */
    Optional<String> adminApiKey();

    /** A file that holds the first API key, such as a mounted secret; instead of {@code mooring.security.admin-api-key}. */
    Optional<Path> adminApiKeyFile();

    /**
     * The Tink keyset (JSON, AES-256-GCM) that seals secrets, the same on every replica. Required with a database of your own; with the
     * embedded one it is generated into the data directory. {@code mooring keyset create} makes one.
     */
    Optional<String> keyset();

    /** A file that holds the keyset, such as a mounted secret; instead of {@code mooring.security.keyset}. */
    Optional<Path> keysetFile();

    /** How long a token from {@code /bim/apikey/authenticate} lives. */
    @WithDefault("PT1H")
    Duration tokenLifetime();
}
