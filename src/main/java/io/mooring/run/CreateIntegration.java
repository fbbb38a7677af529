package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Platforms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts new integrations: payload, conflict, validation, then one transaction, then the answer. */
@ApplicationScoped
public class CreateIntegration {
    private final Platforms platforms;
    private final IntegrationStore store;
    private final Identities identities;
    private final Validator validator;
    private final Engine engine;
    private final Queue queue;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public CreateIntegration(
            Platforms platforms, IntegrationStore store, Validator validator, Engine engine, Queue queue) {
        this.platforms = platforms;
        this.store = store;
        this.identities = new Identities(store);
        this.validator = validator;
        this.engine = engine;
        this.queue = queue;
    }

    /** Fails with a {@link Refusal} when it is not accepted; then nothing is stored. */
    public Uni<Answer> create(@Nullable JsonNode body, boolean dryRun, Requester requester) {
        return Uni.createFrom().deferred(() -> {
            Payload payload = Payload.ofCreate(body, platforms);
            return create(payload, payload.platform(), dryRun, requester);
        });
    }

    private <C extends Record & PlatformConfig, S extends PlatformSession> Uni<Answer> create(
            Payload payload, Platform<C, S> platform, boolean dryRun, Requester requester) {
        C config = Configurations.ofCreate(payload, platform);
        queue.requireRoom(!dryRun && platform.worksItself(payload.automatic()));
        PlatformWork<C, S> work = new PlatformWork<>(platform, WantedChange.ofCreate(payload.automatic(), config));
        return identities
                .requireFree(platform, platform.identities(config), Optional.empty())
                .chain(() -> validator.validateHeld(work))
                .chain(held -> {
                    if (held.report().failed()) {
                        throw Refusal.validationFailed("create", held.report());
                    }
                    return dryRun
                            ? Uni.createFrom().item(new Answer.Tried(Optional.empty(), held.report()))
                            : accept(work, held, requester);
                });
    }

    private <C extends Record & PlatformConfig> Uni<Answer> accept(
            PlatformWork<C, ?> work, Validator.Held held, Requester requester) {
        ValidationReport report = Acceptances.report(held);
        NewIntegration integration = integration(work, held, report, requester);
        return identities
                .take(work.platform(), integration.identities(), Optional.empty(), () -> store.create(integration))
                .invoke(() -> engine.wakeFor(integration.run()))
                .map(stored ->
                        new Answer.Accepted(stored.id(), new IntegrationStatus.Creating(), report, stored.version()));
    }

    private <C extends Record & PlatformConfig> NewIntegration integration(
            PlatformWork<C, ?> work, Validator.Held held, ValidationReport report, Requester requester) {
        Platform<C, ?> platform = work.platform();
        C config = work.change().config();
        boolean automatic = work.change().automatic();
        NewRun run = Acceptances.run(Operation.CREATE, work, held, requester);
        IntegrationStatus.Creating creating = new IntegrationStatus.Creating();
        Map<String, Secret> kept = automatic ? Map.of() : Configurations.secrets(platform, config);
        return new NewIntegration(
                platform.type().wireName(),
                automatic,
                run.settled() ? creating.succeeded() : creating,
                Configurations.document(platform, config),
                new IntegrationSecrets(kept, IntegrationSecrets.none().generated()),
                List.copyOf(platform.identities(config)),
                ReportJson.text(report),
                platform.issuesKey().map(issues -> issues.newKey(random)),
                run);
    }
}
