package io.mooring.store;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationView;
import io.mooring.run.SealingException;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Reads for clients, straight from the database client; JSON passes through as the text that was stored. */
@Singleton
final class PostgresIntegrationReads implements IntegrationReads {
    private static final Logger LOG = Logger.getLogger(PostgresIntegrationReads.class);

    private static final String STATUS = "select status from integration where id = $1";
    private static final String FIND = "select " + PageStatement.COLUMNS + " from integration where id = $1";

    private final Database database;
    private final SecretVault vault;

    PostgresIntegrationReads(Database database, SecretVault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Uni<Optional<IntegrationStatus>> status(IntegrationId id) {
        return database.execute(STATUS, Tuple.of(id.value()))
                .map(rows -> Columns.first(rows, row -> IntegrationStatus.ofKey(row.getString(0))));
    }

    @Override
    public Uni<Optional<IntegrationView>> find(IntegrationId id) {
        return database.execute(FIND, Tuple.of(id.value())).map(rows -> Columns.first(rows, this::view));
    }

    @Override
    public Uni<List<IntegrationView>> page(Filter filter, OptionalLong afterId, int limit) {
        PageStatement page = PageStatement.of(filter, afterId, limit);
        return database.execute(page.text(), page.parameters()).map(rows -> {
            List<IntegrationView> views = new ArrayList<>(rows.size());
            rows.forEach(row -> views.add(view(row)));
            return views;
        });
    }

    private IntegrationView view(Row row) {
        IntegrationId id = new IntegrationId(row.getLong("id"));
        return new IntegrationView(
                id,
                row.getString("type"),
                row.getBoolean("automatic"),
                IntegrationStatus.ofKey(row.getString("status")),
                row.getLong("version"),
                row.getString("validation_results"),
                row.getString("config"),
                issuedKey(id, row));
    }

    /** A key that cannot be opened is left out and logged: one damaged row must not make the list unreadable. */
    private Optional<Secret> issuedKey(IntegrationId id, Row row) {
        byte[] sealed = Columns.bytes(row, "issued_key");
        try {
            return sealed == null ? Optional.empty() : Optional.of(vault.openIssuedKey(sealed, row.getUUID("seal_id")));
        } catch (SealingException unreadable) {
            LOG.errorf("The key of integration %s cannot be opened with the present keyset", id);
            return Optional.empty();
        }
    }
}
