package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What an integration's new status at rest means for the rows that hang on it, inside the transaction that sets it. */
@Singleton
final class Endings {
    private final IdentityRepository identities;
    private final IssuedKeys issuedKeys;

    Endings(IdentityRepository identities, IssuedKeys issuedKeys) {
        this.identities = identities;
        this.issuedKeys = issuedKeys;
    }

    /** The configuration that is stored now stays. */
    Uni<Void> withNewConfiguration(IntegrationEntity integration) {
        return integration.status().holdsIdentity()
                ? identities.keepNew(integration.id())
                : identities.free(integration.id()).chain(() -> revokeKey(integration));
    }

    /** The configuration from before the edit came back. */
    Uni<Void> withOldConfiguration(IntegrationEntity integration) {
        return identities.keepOld(integration.id());
    }

    /** A disabled integration's key is kept: it is refused by the integration's status, and deleted with it. */
    private Uni<Void> revokeKey(IntegrationEntity integration) {
        return integration.status() instanceof IntegrationStatus.Deleted
                ? issuedKeys.revoke(integration.id())
                : Uni.createFrom().voidItem();
    }
}
