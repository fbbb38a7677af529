package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.RunId;
import io.mooring.run.Settlement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ends a run and moves its integration, inside one transaction. What was sealed for the run alone is gone with it. */
@Singleton
final class Settling {
    private final IntegrationRepository integrations;
    private final RunRepository runs;
    private final Endings endings;
    private final SecretVault vault;

    Settling(IntegrationRepository integrations, RunRepository runs, Endings endings, SecretVault vault) {
        this.integrations = integrations;
        this.runs = runs;
        this.endings = endings;
        this.vault = vault;
    }

    Uni<Void> settle(RunId id, int attempt, Settlement settlement) {
        return runs.held(id, attempt)
                .chain(run -> integrations
                        .locked(run.integrationId())
                        .invoke(integration -> requireLegal(integration.status(), settlement.status()))
                        .chain(integration -> settle(run, integration, settlement)));
    }

    private Uni<Void> settle(RunEntity run, IntegrationEntity integration, Settlement settlement) {
        settlement.validationResults().ifPresent(run::validated);
        settlement.validationResults().ifPresent(integration::validated);
        return switch (settlement) {
            case Settlement.Succeeded succeeded -> succeeded(run, integration, succeeded);
            case Settlement.Failed failed -> failed(run, integration, failed);
        };
    }

    private Uni<Void> succeeded(RunEntity run, IntegrationEntity integration, Settlement.Succeeded settlement) {
        integration.keep(vault.sealMore(integration.sealed(), settlement.generated(), integration.sealId()));
        integration.become(settlement.status());
        run.succeed();
        return endings.withNewConfiguration(integration);
    }

    private Uni<Void> failed(RunEntity run, IntegrationEntity integration, Settlement.Failed settlement) {
        if (settlement.restore()) {
            run.restore(integration);
        }
        integration.become(settlement.status());
        run.fail(settlement.code(), settlement.message());
        return settlement.restore()
                ? endings.withOldConfiguration(integration)
                : endings.withNewConfiguration(integration);
    }

    /** The status decides what may follow; the store only refuses to write anything else. */
    private static void requireLegal(IntegrationStatus from, IntegrationStatus to) {
        boolean legal = from instanceof IntegrationStatus.Transitional working
                && (to.equals(working.succeeded())
                        || to.equals(working.failed(true))
                        || to.equals(working.failed(false)));
        if (!legal) {
            throw new IllegalStateException("An integration that is " + from.key() + " cannot become " + to.key());
        }
    }
}
