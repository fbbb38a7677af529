package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/** How a request about a stored integration begins: is it there, and is it the version that the client means. */
final class Arrivals {
    private Arrivals() {}

    static Uni<StoredIntegration> found(IntegrationStore store, IntegrationId id, Precondition ifMatch) {
        return store.find(id)
                .map(found -> found.orElseThrow(() -> notFound(id)))
                .invoke(stored -> requireVersion(stored, ifMatch));
    }

    static Refusal notFound(IntegrationId id) {
        return Refusal.of(RunError.INTEGRATION_NOT_FOUND, Map.of("word", "integration", "id", id.toString()));
    }

    static Refusal stateRefuses(String operation, StoredIntegration stored) {
        return Refusal.of(
                RunError.STATE_REFUSES,
                Map.of(
                        "operation", operation,
                        "id", stored.id().toString(),
                        "status", stored.status().wireName()));
    }

    static Refusal changedMeanwhile(IntegrationId id) {
        return Refusal.of(RunError.CONFIGURATION_CHANGED, Map.of("id", id.toString()));
    }

    /** Where what is kept sealed is needed. Only the operator can bring back a lost keyset. */
    static void requireSecrets(StoredIntegration stored) {
        if (!stored.secrets().readable()) {
            throw Refusal.of(RunError.SECRETS_UNREADABLE, Map.of());
        }
    }

    private static void requireVersion(StoredIntegration stored, Precondition ifMatch) {
        if (!ifMatch.allows(stored.version())) {
            throw Refusal.of(
                    RunError.PRECONDITION_FAILED, Map.of("id", stored.id().toString()));
        }
    }
}
