package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.platform.Platform;
import io.mooring.platform.Platforms;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Map;

/** Puts a new key in the place of the one by which an integration's clusters call the service. */
@ApplicationScoped
public class RegenerateKey {
    private final Platforms platforms;
    private final IntegrationStore store;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public RegenerateKey(Platforms platforms, IntegrationStore store) {
        this.platforms = platforms;
        this.store = store;
    }

    /** The old key stops working with this answer. Fails with a {@link Refusal} where there is no key to renew. */
    public Uni<Secret> regenerate(IntegrationId id) {
        return Arrivals.found(store, id, new Precondition.Absent()).chain(this::regenerate);
    }

    private Uni<Secret> regenerate(StoredIntegration stored) {
        if (!(stored.status() instanceof IntegrationStatus.Editable)) {
            throw Arrivals.stateRefuses("regenerate", stored);
        }
        Platform<?, ?> platform = platforms.named(stored.type());
        Secret key = platform.issuesKey()
                .orElseThrow(() -> Refusal.of(
                        RunError.OPERATION_NOT_AVAILABLE,
                        Map.of(
                                "operation",
                                "regenerate",
                                "platform",
                                platform.type().title())))
                .newKey(random);
        return store.replaceIssuedKey(stored, key)
                .onFailure(IntegrationStore.StaleVersionException.class)
                .transform(stale -> Arrivals.changedMeanwhile(stored.id()))
                .replaceWith(key);
    }
}
