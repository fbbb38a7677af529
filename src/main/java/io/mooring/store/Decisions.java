package io.mooring.store;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Identity;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.IntegrationStore.Holder;
import io.mooring.run.SealingException;
import io.mooring.run.StoredIntegration;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What is read to decide upon; whatever is decided is checked again when it is stored. */
@Singleton
final class Decisions {
    private static final Logger LOG = Logger.getLogger(Decisions.class);

    private static final String FIND = """
            select id, type, automatic, status, config::text, sealed, seal_id, version,
                (select json_agg(json_build_array(kind, name)) from integration_object where integration_id = id)::text as made
            from integration where id = $1
            """;

    private static final String HOLDER = """
            select identity.key, identity.words, integration.id, integration.status
            from integration_identity identity join integration on integration.id = identity.integration_id
            where identity.key = any($1) and ($2::bigint is null or integration.id <> $2)
            order by array_position($1, identity.key) limit 1
            """;

    private final Database database;
    private final SecretVault vault;

    Decisions(Database database, SecretVault vault) {
        this.database = database;
        this.vault = vault;
    }

    Uni<Optional<StoredIntegration>> find(IntegrationId id) {
        return database.execute(FIND, Tuple.of(id.value())).map(rows -> Columns.first(rows, this::stored));
    }

    Uni<Optional<Holder>> holderOf(List<Identity> identities, Optional<IntegrationId> except) {
        String[] keys = identities.stream().map(Identity::key).toArray(String[]::new);
        Long own = except.map(IntegrationId::value).orElse(null);
        return database.execute(HOLDER, Tuple.tuple().addArrayOfString(keys).addLong(own))
                .map(rows -> Columns.first(rows, Decisions::holder));
    }

    private StoredIntegration stored(Row row) {
        return new StoredIntegration(
                new IntegrationId(row.getLong("id")),
                row.getString("type"),
                row.getBoolean("automatic"),
                IntegrationStatus.ofKey(row.getString("status")),
                JsonText.object(row.getString("config")),
                secrets(row),
                row.getLong("version"),
                RunRecord.objects(row.getString("made")));
    }

    /** Reading must go on without them: a PUT replaces what cannot be opened. */
    private IntegrationSecrets secrets(Row row) {
        try {
            return vault.openSecrets(Columns.bytes(row, "sealed"), row.getUUID("seal_id"));
        } catch (SealingException unreadable) {
            LOG.errorf("The secrets of integration %d cannot be opened with the present keyset", row.getLong("id"));
            return IntegrationSecrets.unreadable();
        }
    }

    private static Holder holder(Row row) {
        return new Holder(
                new IntegrationId(row.getLong("id")),
                IntegrationStatus.ofKey(row.getString("status")),
                new Identity(row.getString("key"), row.getString("words")));
    }
}
