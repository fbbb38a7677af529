package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.Secret;
import io.mooring.platform.Identity;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds one integration, and lets others be faster at taking identities. What no test of it needs is refused. */
final class MemoryIntegrations implements IntegrationStore {
    /** What is there; replaced by tests. */
    @Nullable StoredIntegration stored;

    /** Who is found holding an identity, look by look; none once it is empty. */
    final Deque<Optional<Holder>> holders = new ArrayDeque<>();

    @Override
    public Uni<Optional<StoredIntegration>> find(IntegrationId id) {
        return Uni.createFrom()
                .item(Optional.ofNullable(stored).filter(found -> found.id().equals(id)));
    }

    @Override
    public Uni<Optional<Holder>> holderOf(List<Identity> identities, Optional<IntegrationId> except) {
        return Uni.createFrom().item(() -> Objects.requireNonNullElse(holders.poll(), Optional.empty()));
    }

    @Override
    public Uni<Accepted> create(NewIntegration integration) {
        return refused();
    }

    @Override
    public Uni<Accepted> edit(StoredIntegration seen, NewEdit edit) {
        return refused();
    }

    @Override
    public Uni<Accepted> delete(StoredIntegration seen, NewDelete delete) {
        return refused();
    }

    @Override
    public Uni<Void> deleteAtOnce(StoredIntegration seen, String validationResults) {
        return refused();
    }

    @Override
    public Uni<Void> replaceIssuedKey(StoredIntegration seen, Secret newKey) {
        return refused();
    }

    @Override
    public Uni<Long> queueLength() {
        return Uni.createFrom().item(0L);
    }

    private static <T> Uni<T> refused() {
        return Uni.createFrom().failure(new UnsupportedOperationException("Nothing is stored here"));
    }
}
