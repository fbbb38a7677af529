package io.mooring.store;

import io.mooring.domain.RunState;
import io.mooring.run.Lease;
import io.mooring.run.RunStore.LeaseLostException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

/** Runs that are about to be settled. */
@Singleton
class RunRepository implements PanacheRepositoryBase<RunEntity, Long> {

    /** Locks the run until the transaction ends, if it is held with this attempt. */
    Uni<RunEntity> held(Lease lease) {
        return find(
                        "id = ?1 and attempt = ?2 and state = ?3",
                        lease.run().value(),
                        lease.attempt(),
                        RunState.RUNNING.wireName())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<RunEntity>firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new LeaseLostException(lease));
    }
}
