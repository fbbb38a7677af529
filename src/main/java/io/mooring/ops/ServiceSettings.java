package io.mooring.ops;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The service as a whole. */
@ConfigMapping(prefix = "mooring")
public interface ServiceSettings {

    /** How clients and clusters see the service, such as {@code https://mooring.example.com}; {@code http://localhost:{port}} otherwise. */
    Optional<String> publicUrl();

    /** Where the embedded database and generated keys live. */
    @WithDefault("./data")
    Path dataDir();

    /** Whether the schema is brought up to date at start; otherwise {@code mooring migrate} does it. */
    @WithDefault("true")
    boolean migrateAtStart();
}
