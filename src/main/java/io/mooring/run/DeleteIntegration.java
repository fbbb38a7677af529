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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accepts deletes: with credentials where the service has work to do and keeps none, at once where nothing is left to do. */
@ApplicationScoped
public class DeleteIntegration {
    private final Platforms platforms;
    private final IntegrationStore store;
    private final Validator validator;
    private final Engine engine;
    private final Queue queue;

    @Inject
    public DeleteIntegration(
            Platforms platforms, IntegrationStore store, Validator validator, Engine engine, Queue queue) {
        this.platforms = platforms;
        this.store = store;
        this.validator = validator;
        this.engine = engine;
        this.queue = queue;
    }

    /** Fails with a {@link Refusal} when it is not accepted; then nothing is stored. */
    public Uni<Answer> delete(
            IntegrationId id, @Nullable JsonNode body, Precondition ifMatch, boolean dryRun, Requester requester) {
        return Arrivals.found(store, id, ifMatch).chain(stored -> {
            if (!(stored.status() instanceof IntegrationStatus.Deletable deletable)) {
                throw Arrivals.stateRefuses("delete", stored);
            }
            return switch (deletable.delete()) {
                case IntegrationStatus.Deleting deleting ->
                    delete(stored, deleting, platforms.named(stored.type()), body, dryRun, requester);
                case IntegrationStatus.Deleted deleted -> deleteAtOnce(stored, dryRun);
                case IntegrationStatus other -> throw new IllegalStateException("A delete leads to " + other);
            };
        });
    }

    private Uni<Answer> deleteAtOnce(StoredIntegration stored, boolean dryRun) {
        ValidationReport nothing = ValidationReport.of(List.of());
        if (dryRun) {
            return Uni.createFrom().item(new Answer.Tried(Optional.of(stored.id()), nothing));
        }
        return store.deleteAtOnce(stored, ReportJson.text(nothing))
                .onFailure(IntegrationStore.StaleVersionException.class)
                .transform(stale -> Arrivals.changedMeanwhile(stored.id()))
                .replaceWith(
                        new Answer.Accepted(stored.id(), new IntegrationStatus.Deleted(), nothing, stored.version()));
    }

    private <C extends Record & PlatformConfig, S extends PlatformSession> Uni<Answer> delete(
            StoredIntegration stored,
            IntegrationStatus.Deleting deleting,
            Platform<C, S> platform,
            @Nullable JsonNode body,
            boolean dryRun,
            Requester requester) {
        C config = configuration(stored, platform, body);
        queue.requireRoom(!dryRun && platform.worksItself(stored.automatic()));
        PlatformWork<C, S> work = new PlatformWork<>(platform, WantedChange.ofDelete(stored, config));
        return validator.validateHeld(work).chain(held -> {
            if (held.report().failed()) {
                throw Refusal.validationFailed("delete", held.report());
            }
            return dryRun
                    ? Uni.createFrom().item(new Answer.Tried(Optional.of(stored.id()), held.report()))
                    : accept(stored, deleting, work, held, requester);
        });
    }

    /** Credentials are asked for exactly where the set-up was automatic and the platform's DELETE takes some. */
    private static <C extends Record & PlatformConfig> C configuration(
            StoredIntegration stored, Platform<C, ?> platform, @Nullable JsonNode body) {
        if (platform.credentialFields().isEmpty() || !stored.automatic()) {
            if (body != null) {
                throw credentialsNotRequired(platform, stored);
            }
            return Configurations.stored(platform, stored);
        }
        if (body == null) {
            throw Refusal.of(RunError.CREDENTIALS_REQUIRED, Map.of("operation", "disable"));
        }
        return Configurations.ofDelete(body, platform, stored);
    }

    private static Refusal credentialsNotRequired(Platform<?, ?> platform, StoredIntegration stored) {
        return platform.credentialFields().isEmpty() && stored.automatic()
                ? Refusal.of(
                        RunError.CREDENTIALS_NOT_REQUIRED_BY_PLATFORM,
                        Map.of("platform", platform.type().title()))
                : Refusal.of(RunError.CREDENTIALS_NOT_REQUIRED, Map.of());
    }

    private <C extends Record & PlatformConfig> Uni<Answer> accept(
            StoredIntegration stored,
            IntegrationStatus.Deleting deleting,
            PlatformWork<C, ?> work,
            Validator.Held held,
            Requester requester) {
        NewRun run = Acceptances.run(Operation.DELETE, work, held, requester);
        NewDelete delete = new NewDelete(
                run.settled() ? deleting.succeeded() : deleting,
                Configurations.document(work.platform(), work.change().config()),
                ReportJson.text(Acceptances.report(held)),
                run);
        return store.delete(stored, delete)
                .onFailure(IntegrationStore.StaleVersionException.class)
                .transform(stale -> Arrivals.changedMeanwhile(stored.id()))
                .invoke(() -> engine.wakeFor(run))
                .map(accepted ->
                        new Answer.Accepted(stored.id(), deleting, Acceptances.report(held), accepted.version()));
    }
}
