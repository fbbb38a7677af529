package io.mooring.store;

import io.mooring.domain.Secret;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The rows of {@code api_key} that belong to integrations; used inside a transaction. */
@Singleton
final class IssuedKeys {
    private static final String REPLACE =
            "update api_key set hash = ?1, created_at = now(), last_used_at = null where integration_id = ?2";
    private static final String REVOKE = "delete from api_key where integration_id = ?1";

    Uni<Void> replace(long integrationId, Secret newKey) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REPLACE)
                        .setParameter(1, ApiKeyHash.of(newKey))
                        .setParameter(2, integrationId)
                        .executeUpdate())
                .invoke(replaced -> {
                    if (replaced != 1) {
                        throw new IllegalStateException("Integration " + integrationId + " has no key to replace");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> revoke(long integrationId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVOKE)
                        .setParameter(1, integrationId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
