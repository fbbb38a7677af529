package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Identity;
import io.mooring.platform.Platform;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether another integration holds what a new configuration wants. */
final class Identities {
    /** A conflict that is gone again when it is looked at may repeat this often. */
    private static final int RACES = 3;

    private final IntegrationStore store;

    Identities(IntegrationStore store) {
        this.store = store;
    }

    /**
     * Fails with a {@link Refusal} when another integration holds one of these. A new integration is told to mend a holder whose create
     * failed; for an edit any other holder is a conflict.
     *
     * @param edited the integration that may hold them itself; none for a new one
     */
    Uni<Void> requireFree(Platform<?, ?> platform, List<Identity> wanted, Optional<IntegrationId> edited) {
        return holder(wanted, edited)
                .invoke(holder -> holder.ifPresent(found -> {
                    throw refusal(
                            edited.isEmpty() && createFailed(found)
                                    ? RunError.CREATE_FAILED_BEFORE
                                    : RunError.INTEGRATION_EXISTS,
                            platform,
                            found);
                }))
                .replaceWithVoid();
    }

    /**
     * Stores what takes these identities. When another was faster, that one is named in a {@link Refusal}; when it is gone again by then, the
     * storing is repeated, a few times.
     */
    <T> Uni<T> take(
            Platform<?, ?> platform, List<Identity> wanted, Optional<IntegrationId> edited, Supplier<Uni<T>> storing) {
        return Uni.createFrom()
                .deferred(storing::get)
                .onFailure(IntegrationStore.IdentityTakenException.class)
                .recoverWithUni(taken -> requireFree(platform, wanted, edited)
                        .chain(() -> Uni.createFrom().failure(taken)))
                .onFailure(IntegrationStore.IdentityTakenException.class)
                .retry()
                .atMost(RACES)
                .onFailure(IntegrationStore.IdentityTakenException.class)
                .transform(taken -> contested(platform, wanted));
    }

    private Uni<Optional<IntegrationStore.Holder>> holder(List<Identity> wanted, Optional<IntegrationId> except) {
        return wanted.isEmpty() ? Uni.createFrom().item(Optional.empty()) : store.holderOf(wanted, except);
    }

    private static boolean createFailed(IntegrationStore.Holder holder) {
        return holder.status() instanceof IntegrationStatus.CreateError;
    }

    private static Refusal refusal(RunError code, Platform<?, ?> platform, IntegrationStore.Holder holder) {
        return Refusal.of(
                code,
                Map.of(
                        "platform", platform.type().title(),
                        "target", holder.identity().words(),
                        "id", holder.id().toString()));
    }

    private static Refusal contested(Platform<?, ?> platform, List<Identity> wanted) {
        return Refusal.of(
                RunError.IDENTITY_CONTESTED,
                Map.of(
                        "platform", platform.type().title(),
                        "target", wanted.getFirst().words()));
    }
}
