package io.mooring.ops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Which database the service uses. */
@ConfigMapping(prefix = "mooring.database")
public interface DatabaseSettings {

    /**
     * A PostgreSQL 14 or newer: {@code postgresql://user:password@host:port/name?sslmode=verify-full}. Special characters in user and password
     * are percent-encoded. Without it the service runs a PostgreSQL of its own.
     */
    Optional<String> url();

    /** A file that holds the database user's password, such as a mounted secret; instead of a password in the address. */
    Optional<Path> passwordFile();

    /** {@code auto}: without an address the service runs a PostgreSQL of its own in the data directory; {@code never}: an address is required. */
    @WithDefault("auto")
    Embedded embedded();

    /** Whether the service may run a database of its own. */
    enum Embedded {
        AUTO,
        NEVER
    }
}
