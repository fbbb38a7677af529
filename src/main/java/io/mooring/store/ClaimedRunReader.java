package io.mooring.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.RunId;
import io.mooring.domain.Secret;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.ClaimedRun;
import io.mooring.run.IntegrationSecrets;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes the run of the row that {@link Claims} took; a {@link io.mooring.run.SealingException} when its secrets cannot be opened. */
@Singleton
final class ClaimedRunReader {
    private final SecretVault vault;

    ClaimedRunReader(SecretVault vault) {
        this.vault = vault;
    }

    ClaimedRun read(Row row) {
        IntegrationSecrets stored =
                vault.openSecrets(Columns.bytes(row, "integration_sealed"), row.getUUID("integration_seal_id"));
        return new ClaimedRun(
                id(row),
                attempt(row),
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
                steps(row),
                Decisions.made(row),
                failure(row),
                row.getString("request_id"));
    }

    static RunId id(Row row) {
        return new RunId(row.getLong("id"));
    }

    static int attempt(Row row) {
        return row.getInteger("attempt");
    }

    static IntegrationStatus.Transitional status(Row row) {
        return (IntegrationStatus.Transitional) IntegrationStatus.ofKey(row.getString("status"));
    }

    /** Whether the run and the ones before it have left the platform as it was. */
    static boolean untouched(Row row) {
        return steps(row).isEmpty()
                && (operation(row) == Operation.DELETE || Decisions.made(row).isEmpty());
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

    private static List<StepRecord> steps(Row row) {
        return JsonText.list(row.getString("steps"), ClaimedRunReader::step);
    }

    private static StepRecord step(JsonNode triple) {
        return new StepRecord(
                triple.get(0).textValue(),
                StepState.of(triple.get(1).textValue()),
                triple.get(2).booleanValue());
    }
}
