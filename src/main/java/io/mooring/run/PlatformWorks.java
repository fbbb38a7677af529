package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.platform.Change;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Platforms;
import io.mooring.platform.config.SecretValues;
import org.jspecify.annotations.Nullable;

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
        @Nullable C before = run.before().map(document -> stored(platform, document)).orElse(null);
        C after = platform.configuration().restore(run.after(), SecretValues.of(run.credentials()));
        return new PlatformWork<>(
                platform, new Change<>(operation(run), run.automatic(), before, after, run.madeBefore()));
    }

    private static <C extends Record & PlatformConfig> C stored(Platform<C, ?> platform, ObjectNode document) {
        return platform.configuration().restore(document, SecretValues.NONE);
    }

    /** An edit of what was never set up is a create. */
    private static Operation operation(ClaimedRun run) {
        return run.status() instanceof IntegrationStatus.Editing editing && editing.recreating()
                ? Operation.CREATE
                : run.operation();
    }
}
