package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.Lease;
import io.mooring.run.Settlement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Ends a run and moves its integration, inside one transaction. What was sealed for the run alone is gone with it. */
@Singleton
final class Settling {
    private final IntegrationRepository integrations;
    private final RunRepository runs;
    private final Endings endings;
    private final Remains remains;
    private final SecretVault vault;

    Settling(
            IntegrationRepository integrations,
            RunRepository runs,
            Endings endings,
            Remains remains,
            SecretVault vault) {
        this.integrations = integrations;
        this.runs = runs;
        this.endings = endings;
        this.remains = remains;
        this.vault = vault;
    }

    Uni<IntegrationStatus> settle(Lease lease, Settlement settlement) {
        return runs.held(lease)
                .chain(run -> integrations
                        .locked(run.integrationId())
                        .chain(integration -> settle(run, integration, settlement)));
    }

    private Uni<IntegrationStatus> settle(RunEntity run, IntegrationEntity integration, Settlement settlement) {
        if (!(integration.status() instanceof IntegrationStatus.Transitional working)) {
            throw new IllegalStateException(
                    "Nothing is under way on integration " + integration.id() + ", which is " + integration.status());
        }
        return switch (settlement) {
            case Settlement.Succeeded succeeded -> succeeded(run, integration, working.succeeded(), succeeded);
            case Settlement.Failed failed ->
                remains.of(run)
                        .map(record -> working.failed(record.clean(run.operation())))
                        .chain(status -> failed(run, integration, status, failed));
        };
    }

    private Uni<IntegrationStatus> succeeded(
            RunEntity run, IntegrationEntity integration, IntegrationStatus status, Settlement.Succeeded settlement) {
        integration.keep(vault.sealMore(integration.sealed(), settlement.generated(), integration.sealId()));
        integration.become(status);
        run.succeed();
        return endings.withNewConfiguration(integration).replaceWith(status);
    }

    private Uni<IntegrationStatus> failed(
            RunEntity run, IntegrationEntity integration, IntegrationStatus status, Settlement.Failed settlement) {
        settlement.validationResults().ifPresent(run::validated);
        settlement.validationResults().ifPresent(integration::validated);
        boolean restored = run.restore(integration);
        integration.become(status);
        run.fail(settlement.code(), settlement.message());
        return (restored ? endings.withOldConfiguration(integration) : endings.withNewConfiguration(integration))
                .replaceWith(status);
    }
}
