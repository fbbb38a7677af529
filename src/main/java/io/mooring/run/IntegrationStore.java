package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.platform.Identity;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The durable record of integrations and the acceptance of work on them; the store implements it. Every method is one transaction. A
 * database that cannot be reached is a {@link StoreUnavailableException}.
 */
public interface IntegrationStore {
    Uni<Optional<StoredIntegration>> find(IntegrationId id);

    /** Who holds one of these identities now, the first one that is held, leaving out one integration. */
    Uni<Optional<Holder>> holderOf(List<Identity> identities, Optional<IntegrationId> except);

    /** Stores the integration, its identities and its run. Fails with {@link IdentityTakenException} when another was faster. */
    Uni<Accepted> create(NewIntegration integration);

    /**
     * Replaces the configuration, its identities and the status, and stores the run; what was there before goes into the run, so that a
     * failed edit can restore it. Fails with {@link StaleVersionException} when version or status are no longer those of {@code seen}, or
     * with {@link IdentityTakenException}.
     */
    Uni<Accepted> edit(StoredIntegration seen, NewEdit edit);

    /** Sets the status and stores the run. Fails with {@link StaleVersionException} as above. */
    Uni<Accepted> delete(StoredIntegration seen, NewDelete delete);

    /** Sets the status {@code deleted} with no run, frees the identities and overwrites the secrets. */
    Uni<Void> deleteAtOnce(StoredIntegration seen, String validationResults);

    /** Puts a new key in the place of the old one and moves the version. The old one stops working with the commit. */
    Uni<Void> replaceIssuedKey(StoredIntegration seen, Secret newKey);

    /** @param id of the integration that holds the identity */
    record Holder(IntegrationId id, IntegrationStatus status, Identity identity) {}

    /** What was stored. */
    record Accepted(IntegrationId id, io.mooring.domain.RunId runId, long version) {}

    final class IdentityTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public IdentityTakenException() {
            super("Another integration took the identity meanwhile", null, false, false);
        }
    }

    final class StaleVersionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleVersionException() {
            super("The integration changed meanwhile", null, false, false);
        }
    }
}
