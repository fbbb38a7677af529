package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.Platforms;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.config.SecretValues;
import io.mooring.platform.sql.ScriptText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the scripts that a person runs instead of the automatic set-up. Asks no platform and prints no stored secret. */
@ApplicationScoped
public class WriteScripts {
    private final Platforms platforms;
    private final IntegrationStore store;
    private final ProductVersion product;
    private final Clock clock;

    @Inject
    public WriteScripts(Platforms platforms, IntegrationStore store, ProductVersion product) {
        this(platforms, store, product, Clock.systemUTC());
    }

    WriteScripts(Platforms platforms, IntegrationStore store, ProductVersion product, Clock clock) {
        this.platforms = platforms;
        this.store = store;
        this.product = product;
        this.clock = clock;
    }

    /** For an integration that does not exist: {@code create}, {@code initial-create}, {@code cleanup}, {@code post-cleanup}. */
    public Uni<WrittenScript> forPayload(ScriptKind kind, @Nullable JsonNode body) {
        return Uni.createFrom().item(() -> {
            Payload payload = Payload.ofCreate(body, platforms);
            return forPayload(kind, payload, payload.platform());
        });
    }

    /** For a stored integration: {@code edit} with the wanted configuration, {@code delete} with no body. */
    public Uni<WrittenScript> forIntegration(ScriptKind kind, IntegrationId id, @Nullable JsonNode body) {
        return Arrivals.found(store, id, new Precondition.Absent())
                .map(stored -> forIntegration(kind, stored, platforms.named(stored.type()), body));
    }

    private <C extends Record & PlatformConfig> WrittenScript forPayload(
            ScriptKind kind, Payload payload, Platform<C, ?> platform) {
        requireOffered(kind, platform);
        C config = Configurations.ofScript(payload, platform);
        Operation operation =
                kind == ScriptKind.CREATE || kind == ScriptKind.INITIAL_CREATE ? Operation.CREATE : Operation.DELETE;
        return written(kind, platform, new Change<>(operation, payload.automatic(), config, config, Set.of()));
    }

    private <C extends Record & PlatformConfig> WrittenScript forIntegration(
            ScriptKind kind, StoredIntegration stored, Platform<C, ?> platform, @Nullable JsonNode body) {
        if (stored.status() instanceof IntegrationStatus.Deleted) {
            throw Arrivals.stateRefuses(kind.wireName(), stored);
        }
        requireOffered(kind, platform);
        C before = withoutSecrets(platform, stored);
        return kind == ScriptKind.EDIT
                ? edit(stored, platform, body, before)
                : written(
                        kind,
                        platform,
                        new Change<>(Operation.DELETE, stored.automatic(), before, before, stored.made()));
    }

    private <C extends Record & PlatformConfig> WrittenScript edit(
            StoredIntegration stored, Platform<C, ?> platform, @Nullable JsonNode body, C before) {
        FixedAttributes.requireUnchanged(body, platform, stored);
        Payload payload = Payload.ofEdit(body, platforms);
        C after = Configurations.ofScript(payload, platform, before);
        return written(ScriptKind.EDIT, platform, EditIntegration.change(stored, payload, before, after));
    }

    /** What is redacted on read but is no secret, such as a user name, may stand in a script. */
    private static <C extends Record & PlatformConfig> SecretValues readable(
            Platform<C, ?> platform, StoredIntegration stored) {
        return platform.configuration().readableOf(Configurations.stored(platform, stored));
    }

    private static <C extends Record & PlatformConfig> C withoutSecrets(
            Platform<C, ?> platform, StoredIntegration stored) {
        return platform.configuration().restore(stored.config(), readable(platform, stored));
    }

    private static void requireOffered(ScriptKind kind, Platform<?, ?> platform) {
        if (!platform.scripts().contains(kind)) {
            throw Refusal.of(
                    RunError.SCRIPT_NOT_AVAILABLE,
                    Map.of(
                            "script",
                            kind.wireName(),
                            "platform",
                            platform.type().title()));
        }
    }

    private <C extends Record & PlatformConfig> WrittenScript written(
            ScriptKind kind, Platform<C, ?> platform, Change<C> change) {
        Script script = platform.script(kind, change);
        String head = "Mooring " + product.version() + ", " + kind.wireName() + " script for a "
                + platform.type().title() + " integration, " + LocalDate.now(clock) + " (UTC)";
        String text = new ScriptText(platform.dialect()).write(script, List.of(head));
        return new WrittenScript(text, statements(script), script.runAs());
    }

    private static List<WrittenScript.PrintedStatement> statements(Script script) {
        return script.entries().stream()
                .filter(Script.Entry.Active.class::isInstance)
                .map(Script.Entry::step)
                .map(WriteScripts::printed)
                .toList();
    }

    private static WrittenScript.PrintedStatement printed(Step step) {
        return new WrittenScript.PrintedStatement(
                step.purpose(),
                step.target().words(),
                ScriptText.statementOf(step).printed());
    }
}
