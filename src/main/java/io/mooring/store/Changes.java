package io.mooring.store;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.RunId;
import io.mooring.domain.Secret;
import io.mooring.run.IntegrationStore.Accepted;
import io.mooring.run.NewDelete;
import io.mooring.run.NewEdit;
import io.mooring.run.NewRun;
import io.mooring.run.StoredIntegration;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What is done to an integration that is there, inside a transaction and under its lock. */
@Singleton
final class Changes {
    private final IntegrationRepository integrations;
    private final RunRepository runs;
    private final IdentityRepository identities;
    private final Endings endings;
    private final SecretVault vault;
    private final SealIds sealIds;

    Changes(
            IntegrationRepository integrations,
            RunRepository runs,
            IdentityRepository identities,
            Endings endings,
            SecretVault vault,
            SealIds sealIds) {
        this.integrations = integrations;
        this.runs = runs;
        this.identities = identities;
        this.endings = endings;
        this.vault = vault;
        this.sealIds = sealIds;
    }

    Uni<Accepted> edit(StoredIntegration seen, NewEdit edit) {
        return integrations
                .lockedAs(seen)
                .call(integration -> identities.move(integration.id(), edit.identities()))
                .chain(integration -> edited(integration, seen, edit));
    }

    Uni<Accepted> delete(StoredIntegration seen, NewDelete delete) {
        return integrations.lockedAs(seen).chain(integration -> deleted(integration, seen, delete));
    }

    Uni<Void> deleteAtOnce(StoredIntegration seen, String validationResults) {
        return integrations.lockedAs(seen).chain(integration -> {
            integration.become(new IntegrationStatus.Deleted());
            integration.validated(validationResults);
            return endings.withNewConfiguration(integration);
        });
    }

    Uni<Void> replaceIssuedKey(StoredIntegration seen, Secret newKey) {
        return integrations
                .lockedAs(seen)
                .invoke(integration ->
                        integration.issue(vault.sealIssuedKey(newKey, integration.sealId()), IssuedKeyHash.of(newKey)))
                .replaceWithVoid();
    }

    private Uni<Accepted> edited(IntegrationEntity integration, StoredIntegration seen, NewEdit edit) {
        RunEntity run = new RunEntity(
                integration,
                edit.run(),
                seen.made(),
                edit.config().toString(),
                edit.validationResults(),
                sealed(edit.run()));
        if (restorable(edit.status())) {
            run.remember(integration);
        }
        integration.reconfigure(
                edit.automatic(), edit.config().toString(), vault.sealSecrets(edit.secrets(), integration.sealId()));
        return accepted(
                integration,
                run,
                edit.status(),
                edit.validationResults(),
                edit.run().settled());
    }

    private Uni<Accepted> deleted(IntegrationEntity integration, StoredIntegration seen, NewDelete delete) {
        RunEntity run = new RunEntity(
                integration,
                delete.run(),
                seen.made(),
                delete.config().toString(),
                delete.validationResults(),
                sealed(delete.run()));
        return accepted(
                integration,
                run,
                delete.status(),
                delete.validationResults(),
                delete.run().settled());
    }

    private Uni<Accepted> accepted(
            IntegrationEntity integration, RunEntity run, IntegrationStatus status, String results, boolean settled) {
        integration.become(status);
        integration.validated(results);
        if (settled) {
            run.succeed();
        }
        return runs.persistAndFlush(run)
                .call(() -> settled
                        ? endings.withNewConfiguration(integration)
                        : Uni.createFrom().voidItem())
                .map(stored -> new Accepted(
                        new IntegrationId(integration.id()), new RunId(stored.id()), integration.version()));
    }

    /** An edit that creates anew replaces what never worked: there is nothing to go back to. */
    private static boolean restorable(IntegrationStatus status) {
        return status instanceof IntegrationStatus.Editing editing && !editing.recreating();
    }

    private SealedRun sealed(NewRun run) {
        return SealedRun.of(run, vault, sealIds);
    }
}
