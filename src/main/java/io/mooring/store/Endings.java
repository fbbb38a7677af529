package io.mooring.store;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** What an integration's new status at rest means for the rows that hang on it, inside the transaction that sets it. */
@Singleton
final class Endings {
    private final IdentityRepository identities;

    Endings(IdentityRepository identities) {
        this.identities = identities;
    }

    /** The configuration that is stored now stays. */
    Uni<Void> withNewConfiguration(IntegrationEntity integration) {
        return integration.status().holdsIdentity()
                ? identities.keepNew(integration.id())
                : identities.free(integration.id());
    }

    /** The configuration from before the edit came back. */
    Uni<Void> withOldConfiguration(IntegrationEntity integration) {
        return identities.keepOld(integration.id());
    }
}
