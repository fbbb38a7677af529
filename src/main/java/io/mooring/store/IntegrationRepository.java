package io.mooring.store;

import io.mooring.run.IntegrationStore.StaleVersionException;
import io.mooring.run.StoredIntegration;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

/** Integrations that are about to be changed. */
@Singleton
class IntegrationRepository implements PanacheRepositoryBase<IntegrationEntity, Long> {

    /** Locks the row until the transaction ends. */
    Uni<IntegrationEntity> locked(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("There is no integration " + id));
    }

    /** The same, for what was decided when the integration was as {@code seen}: it must be so still. */
    Uni<IntegrationEntity> lockedAs(StoredIntegration seen) {
        return findById(seen.id().value(), LockModeType.PESSIMISTIC_WRITE).map(found -> {
            if (found == null || !found.isAs(seen)) {
                throw new StaleVersionException();
            }
            return found;
        });
    }
}
