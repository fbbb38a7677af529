package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.Platforms;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.sql.ScriptText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        Change<C> change = kind == ScriptKind.CREATE || kind == ScriptKind.INITIAL_CREATE
                ? WantedChange.ofCreate(payload.automatic(), config)
                : WantedChange.ofCleanup(payload.automatic(), config);
        return written(kind, platform, change);
    }

    private <C extends Record & PlatformConfig> WrittenScript forIntegration(
            ScriptKind kind, StoredIntegration stored, Platform<C, ?> platform, @Nullable JsonNode body) {
        if (stored.status() instanceof IntegrationStatus.Deleted) {
            throw Arrivals.stateRefuses(kind.wireName(), stored);
        }
        requireOffered(kind, platform);
        C known = Configurations.withoutSecrets(platform, stored);
        return kind == ScriptKind.EDIT
                ? edit(stored, platform, body, known)
                : written(kind, platform, WantedChange.ofDelete(stored, known));
    }

    private <C extends Record & PlatformConfig> WrittenScript edit(
            StoredIntegration stored, Platform<C, ?> platform, @Nullable JsonNode body, C known) {
        FixedAttributes.requireUnchanged(body, platform, stored);
        Payload payload = Payload.ofEdit(body, platforms);
        C wanted = Configurations.ofScript(payload, platform, known);
        return written(ScriptKind.EDIT, platform, WantedChange.ofEdit(stored, platform, payload.automatic(), wanted));
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
