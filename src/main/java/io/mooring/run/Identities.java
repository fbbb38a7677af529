package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Identity;
import io.mooring.platform.Platform;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks whether another integration holds what a new configuration wants. */
final class Identities {
    private final IntegrationStore store;

    Identities(IntegrationStore store) {
        this.store = store;
    }

    /** For a POST: a holder whose create failed is to be mended with PUT instead. */
    Uni<Void> requireFree(Platform<?, ?> platform, List<Identity> wanted) {
        return holder(wanted, Optional.empty())
                .invoke(holder -> holder.ifPresent(found -> {
                    throw refusal(
                            createFailed(found) ? RunError.CREATE_FAILED_BEFORE : RunError.INTEGRATION_EXISTS,
                            platform,
                            found);
                }))
                .replaceWithVoid();
    }

    /** For a PUT: any other holder is a conflict. */
    Uni<Void> requireFree(Platform<?, ?> platform, List<Identity> wanted, IntegrationId except) {
        return holder(wanted, Optional.of(except))
                .invoke(holder -> holder.ifPresent(found -> {
                    throw refusal(RunError.INTEGRATION_EXISTS, platform, found);
                }))
                .replaceWithVoid();
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
}
