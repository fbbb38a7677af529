package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.config.SecretValues;
import java.util.Set;

/** The one place that says which {@link Change} a request, a script or a claimed run asks for. */
final class WantedChange {
    private WantedChange() {}

    static <C extends Record> Change<C> ofCreate(boolean automatic, C config) {
        return new Change.Create<>(automatic, config, Set.of(), GeneratedCredentials.none());
    }

    /** What was never set up is created, whatever the request calls it. */
    static <C extends Record & PlatformConfig> Change<C> ofEdit(
            StoredIntegration stored, Platform<C, ?> platform, boolean automatic, C config) {
        GeneratedCredentials kept = stored.secrets().generated();
        return stored.status() instanceof IntegrationStatus.Editable status
                        && status.edit().recreating()
                ? new Change.Create<>(automatic, config, stored.made(), kept)
                : new Change.Edit<>(
                        automatic, Configurations.withoutSecrets(platform, stored), config, stored.made(), kept);
    }

    static <C extends Record> Change<C> ofDelete(StoredIntegration stored, C config) {
        return new Change.Delete<>(
                stored.automatic(), config, stored.made(), stored.secrets().generated());
    }

    /** A clean-up of what has no id: nothing is known of what it made. */
    static <C extends Record> Change<C> ofCleanup(boolean automatic, C config) {
        return new Change.Delete<>(automatic, config, Set.of(), GeneratedCredentials.none());
    }

    static <C extends Record & PlatformConfig> Change<C> of(ClaimedRun run, Platform<C, ?> platform) {
        C config = platform.configuration().restore(run.after(), SecretValues.of(run.credentials()));
        return switch (run.operation()) {
            case CREATE -> create(run, config);
            case EDIT -> repeatsCreate(run) ? create(run, config) : edit(run, platform, config);
            case DELETE -> new Change.Delete<>(run.automatic(), config, run.made(), run.kept());
        };
    }

    private static boolean repeatsCreate(ClaimedRun run) {
        return run.status() instanceof IntegrationStatus.Editing editing && editing.recreating();
    }

    private static <C extends Record> Change<C> create(ClaimedRun run, C config) {
        return new Change.Create<>(run.automatic(), config, run.made(), run.kept());
    }

    private static <C extends Record & PlatformConfig> Change<C> edit(
            ClaimedRun run, Platform<C, ?> platform, C config) {
        ObjectNode document = run.before()
                .orElseThrow(
                        () -> new IllegalStateException("Run " + run.id() + " edits without an earlier configuration"));
        C before = platform.configuration().restore(document, SecretValues.NONE);
        return new Change.Edit<>(run.automatic(), before, config, run.made(), run.kept());
    }
}
