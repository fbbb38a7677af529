package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Platforms;
import io.mooring.platform.SetUp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts edits: a PUT replaces the whole configuration. */
@ApplicationScoped
public class EditIntegration {
    private final Platforms platforms;
    private final IntegrationStore store;
    private final Identities identities;
    private final Validator validator;
    private final Engine engine;
    private final Queue queue;

    @Inject
    public EditIntegration(
            Platforms platforms, IntegrationStore store, Validator validator, Engine engine, Queue queue) {
        this.platforms = platforms;
        this.store = store;
        this.identities = new Identities(store);
        this.validator = validator;
        this.engine = engine;
        this.queue = queue;
    }

    /** Fails with a {@link Refusal} when it is not accepted; then nothing is stored. */
    public Uni<Answer> edit(
            IntegrationId id, @Nullable JsonNode body, Precondition ifMatch, boolean dryRun, Requester requester) {
        return Arrivals.found(store, id, ifMatch)
                .chain(stored -> edit(stored, platforms.named(stored.type()), body, dryRun, requester));
    }

    private <C extends Record & PlatformConfig, S extends PlatformSession> Uni<Answer> edit(
            StoredIntegration stored,
            Platform<C, S> platform,
            @Nullable JsonNode body,
            boolean dryRun,
            Requester requester) {
        if (!(stored.status() instanceof IntegrationStatus.Editable editable)) {
            throw Arrivals.stateRefuses("edit", stored);
        }
        if (platform.setUp() == SetUp.NONE) {
            throw Refusal.of(
                    RunError.OPERATION_NOT_AVAILABLE,
                    Map.of("operation", "edit", "platform", platform.type().title()));
        }
        FixedAttributes.requireUnchanged(body, platform, stored);
        Payload payload = Payload.ofEdit(body, platforms);
        C config = Configurations.ofEdit(payload, platform, stored);
        queue.requireRoom(!dryRun && platform.worksItself(payload.automatic()));
        PlatformWork<C, S> work =
                new PlatformWork<>(platform, WantedChange.ofEdit(stored, platform, payload.automatic(), config));
        return identities
                .requireFree(platform, platform.identities(config), Optional.of(stored.id()))
                .chain(() -> validator.validateHeld(work))
                .chain(held -> {
                    if (held.report().failed()) {
                        throw Refusal.validationFailed("edit", held.report());
                    }
                    return dryRun
                            ? Uni.createFrom().item(new Answer.Tried(Optional.of(stored.id()), held.report()))
                            : accept(stored, editable.edit(), work, held, requester);
                });
    }

    private <C extends Record & PlatformConfig> Uni<Answer> accept(
            StoredIntegration stored,
            IntegrationStatus.Editing editing,
            PlatformWork<C, ?> work,
            Validator.Held held,
            Requester requester) {
        ValidationReport report = Acceptances.report(held);
        NewEdit edit = newEdit(stored, editing, work, held, requester);
        return identities
                .take(work.platform(), edit.identities(), Optional.of(stored.id()), () -> store.edit(stored, edit))
                .onFailure(IntegrationStore.StaleVersionException.class)
                .transform(stale -> Arrivals.changedMeanwhile(stored.id()))
                .invoke(() -> engine.wakeFor(edit.run()))
                .map(accepted -> new Answer.Accepted(stored.id(), editing, report, accepted.version()));
    }

    private static <C extends Record & PlatformConfig> NewEdit newEdit(
            StoredIntegration stored,
            IntegrationStatus.Editing editing,
            PlatformWork<C, ?> work,
            Validator.Held held,
            Requester requester) {
        Platform<C, ?> platform = work.platform();
        C config = work.change().config();
        boolean automatic = work.change().automatic();
        NewRun run = Acceptances.run(Operation.EDIT, work, held, requester);
        return new NewEdit(
                automatic,
                run.settled() ? editing.succeeded() : editing,
                Configurations.document(platform, config),
                new IntegrationSecrets(
                        automatic ? Map.of() : Configurations.secrets(platform, config),
                        stored.secrets().generated()),
                platform.identities(config),
                ReportJson.text(Acceptances.report(held)),
                run);
    }
}
