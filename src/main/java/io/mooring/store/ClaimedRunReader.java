package io.mooring.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.RunId;
import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.Claim;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.Lease;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the run of the row that {@link Claims} took. */
@Singleton
final class ClaimedRunReader {
    private final SecretVault vault;

    ClaimedRunReader(SecretVault vault) {
        this.vault = vault;
    }

    /** Never fails: what this version can't read is held all the same. */
    Claim read(Row row) {
        byte[] credentials = Columns.bytes(row, "sealed_credentials");
        if (credentials != null && credentials.length == 0) {
            return new Claim.Outlived(lease(row), row.getString("type"), row.getInteger("fruitless"));
        }
        try {
            return new Claim.Whole(run(row), row.getInteger("fruitless"));
        } catch (RuntimeException unreadable) {
            return new Claim.Unreadable(lease(row), row.getString("type"), row.getInteger("fruitless"), unreadable);
        }
    }

    private ClaimedRun run(Row row) {
        IntegrationSecrets stored =
                vault.openSecrets(Columns.bytes(row, "integration_sealed"), row.getUUID("integration_seal_id"));
        RunRecord record = RunRecord.of(row.getString("steps"), row.getString("made"));
        return new ClaimedRun(
                lease(row),
                new IntegrationId(row.getLong("integration_id")),
                operation(row),
                row.getString("type"),
                row.getBoolean("automatic"),
                status(row),
                before(row),
                JsonText.object(row.getString("config")),
                credentials(row).orElse(stored.sent()),
                stored.generated(),
                generated(row),
                row.getBoolean("validated"),
                record.steps(),
                RunRecord.objects(row.getString("made_before")),
                record.made(),
                failure(row),
                row.getString("request_id"));
    }

    private static Lease lease(Row row) {
        return new Lease(new RunId(row.getLong("id")), row.getInteger("attempt"));
    }

    private static IntegrationStatus.Transitional status(Row row) {
        return (IntegrationStatus.Transitional) IntegrationStatus.ofKey(row.getString("status"));
    }

    private static Operation operation(Row row) {
        return Operation.of(row.getString("operation"));
    }

    /** A delete leaves the integration's configuration alone while it runs. */
    private static Optional<ObjectNode> before(Row row) {
        return operation(row) == Operation.DELETE
                ? JsonText.optionalObject(row.getString("integration_config"))
                : JsonText.optionalObject(row.getString("before_config"));
    }

    private Optional<Map<String, Secret>> credentials(Row row) {
        return Optional.ofNullable(Columns.bytes(row, "sealed_credentials"))
                .map(bytes -> vault.openCredentials(bytes, row.getUUID("seal_id")));
    }

    private Optional<GeneratedCredentials> generated(Row row) {
        return Optional.ofNullable(Columns.bytes(row, "sealed_generated"))
                .map(bytes -> vault.openGenerated(bytes, row.getUUID("seal_id")));
    }

    private static Optional<ClaimedRun.RecordedFailure> failure(Row row) {
        return Optional.ofNullable(row.getString("code"))
                .map(code ->
                        new ClaimedRun.RecordedFailure(code, Objects.requireNonNullElse(row.getString("message"), "")));
    }
}
