package io.mooring.store;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.RunId;
import io.mooring.domain.RunState;
import io.mooring.platform.Identity;
import io.mooring.run.IntegrationStore.Accepted;
import io.mooring.run.NewIntegration;
import io.mooring.run.NewRun;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;

/**
 * A create, in one statement that commits by itself: one round trip where a transaction has four. Identities go in by the order of their
 * keys, so that two creates that want the same ones do not wait for each other.
 */
@Singleton
final class NewIntegrationStatement {
    static final String WITHOUT_IDENTITIES = statement("");

    static final String WITH_IDENTITIES = statement("""
            , identity as (
                insert into integration_identity (key, words, integration_id)
                select wanted.key, wanted.words, integration.id
                from integration, unnest($20::text[], $21::text[]) as wanted (key, words)
                order by wanted.key)
            """);

    private static String statement(String identities) {
        return """
            with integration as (
                insert into integration (type, automatic, status, config, validation_results, sealed, issued_key,
                    issued_key_hash, seal_id)
                values ($1, $2, $3::text, $4::text::json, $5::text::json, $6, $7, $18, $8)
                returning id, version),
            run as (
                insert into run (integration_id, operation, state, host_key, alone, actor, request_id, validated,
                    validation_results, config, sealed_credentials, seal_id, started_at, ended_at)
                select id, $9::text, $10::text, $11, $19, $12, $13, $14, $5::text::json, $4::text::json, $15, $16,
                    case when $17 then now() end, case when $17 then now() end
                from integration
                returning id)
            %s
            select integration.id, run.id as run_id, integration.version from integration, run
            """.formatted(identities);
    }

    private final SecretVault vault;
    private final SealIds sealIds;

    NewIntegrationStatement(SecretVault vault, SealIds sealIds) {
        this.vault = vault;
        this.sealIds = sealIds;
    }

    /** The statement that fits; a platform without identities does not pay for their part. */
    static String text(NewIntegration wanted) {
        return wanted.identities().isEmpty() ? WITHOUT_IDENTITIES : WITH_IDENTITIES;
    }

    Tuple parameters(NewIntegration wanted) {
        UUID sealId = sealIds.next();
        NewRun run = wanted.run();
        SealedRun sealedRun = SealedRun.of(run, vault, sealIds);
        Tuple parameters = Tuple.tuple()
                .addString(wanted.type())
                .addBoolean(wanted.automatic())
                .addString(wanted.status().key())
                .addString(wanted.config().toString())
                .addString(wanted.validationResults())
                .addBuffer(Columns.buffer(vault.sealSecrets(wanted.secrets(), sealId)))
                .addBuffer(wanted.issuedKey()
                        .map(key -> Buffer.buffer(vault.sealIssuedKey(key, sealId)))
                        .orElse(null))
                .addUUID(sealId)
                .addString(run.operation().wireName())
                .addString((run.settled() ? RunState.SUCCEEDED : RunState.QUEUED).wireName())
                .addString(run.host().orElse(null))
                .addString(run.actor())
                .addString(run.requestId())
                .addBoolean(run.validated())
                .addBuffer(Columns.buffer(sealedRun.credentials()))
                .addUUID(sealedRun.sealId())
                .addBoolean(run.settled())
                .addBuffer(wanted.issuedKey()
                        .map(key -> Buffer.buffer(IssuedKeyHash.of(key)))
                        .orElse(null))
                .addBoolean(run.alone());
        return wanted.identities().isEmpty()
                ? parameters
                : parameters
                        .addArrayOfString(texts(wanted, Identity::key))
                        .addArrayOfString(texts(wanted, Identity::words));
    }

    static Accepted accepted(Row row) {
        return new Accepted(
                new IntegrationId(row.getLong("id")), new RunId(row.getLong("run_id")), row.getLong("version"));
    }

    private static String[] texts(NewIntegration wanted, Function<Identity, String> text) {
        return wanted.identities().stream().map(text).toArray(String[]::new);
    }
}
