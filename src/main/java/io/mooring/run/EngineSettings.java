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

    /** Runs for one platform that execute at the same time on one replica, so that a slow one leaves places to the others. */
    @WithDefault("64")
    int maxRunsPerPlatform();

    /** Runs of all replicas that execute at the same time against one host, where the platform takes more than one. */
    @WithDefault("4")
    int maxRunsPerHost();

    /** How often a run is begun without getting any further before it is given up as failed. */
    @WithDefault("5")
    int maxFruitlessAttempts();

    /** How long a run belongs to the replica that took it without a word from it; renewed every third of it. */
    @WithDefault("PT30S")
    Duration lease();

    /** How often the table is asked for waiting runs, should a notification be missed. */
    @WithDefault("PT1S")
    Duration pollInterval();
}
