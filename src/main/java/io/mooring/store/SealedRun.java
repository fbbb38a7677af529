package io.mooring.store;

import io.mooring.run.NewRun;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new run keeps sealed.
 *
 * @param credentials null when the request brought none, or the run is settled at once and needs none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedRun(UUID sealId, byte @Nullable [] credentials) {
    static SealedRun of(NewRun run, SecretVault vault, SealIds sealIds) {
        UUID sealId = sealIds.next();
        return new SealedRun(sealId, run.settled() ? null : vault.sealCredentials(run.credentials(), sealId));
    }
}
