package io.mooring.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are worked off. */
@ConfigMapping(prefix = "mooring.engine")
public interface EngineSettings {

    /** Runs that execute at the same time on one replica. */
    @WithDefault("64")
    int maxRuns();

    /** Runs that execute at the same time against one host. */
    @WithDefault("4")
    int maxRunsPerHost();

    /** How long a run belongs to the replica that took it without a word from it; renewed every third of it. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often the table is asked for waiting runs, should a notification be missed. */
    @WithDefault("PT1S")
    Duration pollInterval();
}
