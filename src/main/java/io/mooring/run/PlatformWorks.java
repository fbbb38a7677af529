package io.mooring.run;

import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Platforms;

/** Makes of a claimed run's stored documents the typed work for its platform. */
final class PlatformWorks {
    private final Platforms platforms;

    PlatformWorks(Platforms platforms) {
        this.platforms = platforms;
    }

    PlatformWork<?, ?> of(ClaimedRun run) {
        return of(run, platforms.named(run.type()));
    }

    private static <C extends Record & PlatformConfig, S extends PlatformSession> PlatformWork<C, S> of(
            ClaimedRun run, Platform<C, S> platform) {
        return new PlatformWork<>(platform, WantedChange.of(run, platform));
    }
}
