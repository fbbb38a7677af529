package io.mooring.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things are kept. */
@ConfigMapping(prefix = "mooring.retention")
public interface RetentionSettings {

    /** How long the credentials of a request are kept, sealed, for a run that does not end. Usually they are gone with its end. */
    @WithDefault("PT6H")
    Duration oneTimeCredentials();
}
