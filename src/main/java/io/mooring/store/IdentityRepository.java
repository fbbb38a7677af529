package io.mooring.store;

import io.mooring.platform.Identity;
import io.mooring.store.IdentityEntity.Phase;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which integration holds which identity. While an edit is under way its integration holds the old and the new ones, so that neither end
 * of it can find them taken.
 */
@Singleton
class IdentityRepository implements PanacheRepositoryBase<IdentityEntity, String> {

    /** An edit begins: what is no longer wanted is about to leave, what is new arrives. */
    Uni<Void> move(long integrationId, List<Identity> wanted) {
        return list("integrationId", integrationId).chain(held -> {
            Set<String> keys = keys(wanted);
            held.stream().filter(identity -> !keys.contains(identity.key())).forEach(IdentityEntity::leave);
            return store(arriving(integrationId, wanted, held));
        });
    }

    /** The new ones are its own from now on, the old ones free. */
    Uni<Void> keepNew(long integrationId) {
        return keep(integrationId, Phase.arriving, Phase.leaving);
    }

    /** The old ones are its own again, the new ones free. */
    Uni<Void> keepOld(long integrationId) {
        return keep(integrationId, Phase.leaving, Phase.arriving);
    }

    Uni<Void> free(long integrationId) {
        return delete("integrationId", integrationId).replaceWithVoid();
    }

    private Uni<Void> store(List<IdentityEntity> arriving) {
        return getSession().chain(session -> session.persistAll(arriving.toArray()));
    }

    private Uni<Void> keep(long integrationId, Phase kept, Phase freed) {
        return delete("integrationId = ?1 and phase = ?2", integrationId, freed)
                .chain(() ->
                        update("phase = ?1 where integrationId = ?2 and phase = ?3", Phase.held, integrationId, kept))
                .replaceWithVoid();
    }

    /** In the order of their keys, so that two integrations that want the same ones do not wait for each other. */
    private static List<IdentityEntity> arriving(long integrationId, List<Identity> wanted, List<IdentityEntity> held) {
        Set<String> there = held.stream().map(IdentityEntity::key).collect(Collectors.toCollection(HashSet::new));
        return wanted.stream()
                .filter(identity -> there.add(identity.key()))
                .sorted(Comparator.comparing(Identity::key))
                .map(identity -> new IdentityEntity(identity, integrationId, Phase.arriving))
                .toList();
    }

    private static Set<String> keys(List<Identity> identities) {
        return identities.stream().map(Identity::key).collect(Collectors.toSet());
    }
}
