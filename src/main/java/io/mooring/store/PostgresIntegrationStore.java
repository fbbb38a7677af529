package io.mooring.store;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.Secret;
import io.mooring.platform.Identity;
import io.mooring.run.IntegrationStore;
import io.mooring.run.NewDelete;
import io.mooring.run.NewEdit;
import io.mooring.run.NewIntegration;
import io.mooring.run.StoredIntegration;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Accepts work: a create in one statement, everything that changes what is there in a transaction under the integration's lock. */
@Singleton
final class PostgresIntegrationStore implements IntegrationStore {
    private static final String IDENTITY_UNIQUE = "integration_identity_unique";
    private static final String ONE_UNSETTLED_RUN = "run_one_unsettled";

    private final Database database;
    private final NewIntegrationStatement newIntegration;
    private final Decisions decisions;
    private final Changes changes;

    PostgresIntegrationStore(
            Database database, NewIntegrationStatement newIntegration, Decisions decisions, Changes changes) {
        this.database = database;
        this.newIntegration = newIntegration;
        this.decisions = decisions;
        this.changes = changes;
    }

    @Override
    public Uni<Optional<StoredIntegration>> find(IntegrationId id) {
        return decisions.find(id);
    }

    @Override
    public Uni<Optional<Holder>> holderOf(List<Identity> identities, Optional<IntegrationId> except) {
        return decisions.holderOf(identities, except);
    }

    @Override
    public Uni<Accepted> create(NewIntegration integration) {
        return Uni.createFrom()
                .item(() -> newIntegration.parameters(integration))
                .chain(parameters -> database.execute(NewIntegrationStatement.text(integration), parameters))
                .map(rows -> NewIntegrationStatement.accepted(rows.iterator().next()))
                .onFailure(PostgresIntegrationStore::identityTaken)
                .transform(taken -> new IdentityTakenException());
    }

    @Override
    public Uni<Accepted> edit(StoredIntegration seen, NewEdit edit) {
        return database.transaction(() -> changes.edit(seen, edit))
                .onFailure(PostgresIntegrationStore::identityTaken)
                .transform(taken -> new IdentityTakenException())
                .onFailure(PostgresIntegrationStore::runUnderWay)
                .transform(busy -> new StaleVersionException());
    }

    @Override
    public Uni<Accepted> delete(StoredIntegration seen, NewDelete delete) {
        return database.transaction(() -> changes.delete(seen, delete))
                .onFailure(PostgresIntegrationStore::runUnderWay)
                .transform(busy -> new StaleVersionException());
    }

    @Override
    public Uni<Void> deleteAtOnce(StoredIntegration seen, String validationResults) {
        return database.transaction(() -> changes.deleteAtOnce(seen, validationResults));
    }

    @Override
    public Uni<Void> replaceIssuedKey(StoredIntegration seen, Secret newKey) {
        return database.transaction(() -> changes.replaceIssuedKey(seen, newKey));
    }

    private static boolean identityTaken(Throwable failure) {
        return DatabaseFailure.violates(failure, IDENTITY_UNIQUE);
    }

    private static boolean runUnderWay(Throwable failure) {
        return DatabaseFailure.violates(failure, ONE_UNSETTLED_RUN);
    }
}
