package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.RunId;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.ClaimedRun;
import io.mooring.run.RunError;
import io.mooring.run.RunStore;
import io.mooring.run.SealingException;
import io.mooring.run.Settlement;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The queue and the record of runs. Everything but settling is one fenced statement that commits by itself. */
@Singleton
final class PostgresRunStore implements RunStore {
    private static final Logger LOG = Logger.getLogger(PostgresRunStore.class);

    private static final String HELD = " where id = $1 and attempt = $2 and state = 'running'";
    private static final String RENEW =
            "update run set lease_until = clock_timestamp() + make_interval(secs => $3)" + HELD;
    private static final String RELEASE =
            "update run set state = 'queued', lease_owner = null, lease_until = null" + HELD;
    private static final String RELEASE_ALL =
            "update run set state = 'queued', lease_owner = null, lease_until = null where state = 'running'";
    private static final String VALIDATED =
            "with held as (update run set validated = true, validation_results = $3::text::json" + HELD
                    + " returning integration_id) update integration set validation_results = $3::text::json, updated_at = now()"
                    + " from held where integration.id = held.integration_id";
    private static final String SEAL_ID = "select seal_id from run" + HELD;
    private static final String GENERATED = "update run set sealed_generated = $3" + HELD;
    private static final String FAILING = "update run set code = $3, message = $4" + HELD;

    private final Database database;
    private final Claims claims;
    private final ClaimedRunReader reader;
    private final StepRecords steps;
    private final Settling settling;
    private final SecretVault vault;

    PostgresRunStore(
            Database database,
            Claims claims,
            ClaimedRunReader reader,
            StepRecords steps,
            Settling settling,
            SecretVault vault) {
        this.database = database;
        this.claims = claims;
        this.reader = reader;
        this.steps = steps;
        this.settling = settling;
        this.vault = vault;
    }

    @Override
    public Uni<Optional<ClaimedRun>> claim(String replica, Duration lease) {
        return claims.next(replica, lease)
                .chain(row -> row.isPresent()
                        ? readable(row.get(), replica, lease)
                        : Uni.createFrom().item(Optional.empty()));
    }

    @Override
    public Uni<Void> renew(RunId id, int attempt, Duration lease) {
        return fenced(RENEW, held(id, attempt).addDouble(Seconds.of(lease)), id);
    }

    @Override
    public Uni<Void> release(RunId id, int attempt) {
        return fenced(RELEASE, held(id, attempt), id);
    }

    @Override
    public Uni<Integer> releaseAll() {
        return database.execute(RELEASE_ALL, Tuple.tuple()).map(SqlResult::rowCount);
    }

    @Override
    public Uni<Void> recordValidated(RunId id, int attempt, String validationResults) {
        return fenced(VALIDATED, held(id, attempt).addString(validationResults), id);
    }

    @Override
    public Uni<Void> recordGenerated(RunId id, int attempt, GeneratedCredentials generated) {
        return sealId(id, attempt).chain(sealId -> {
            byte[] sealed = vault.sealGenerated(generated, sealId);
            return fenced(GENERATED, held(id, attempt).addBuffer(Columns.buffer(sealed)), id);
        });
    }

    @Override
    public Uni<Void> recordStarted(RunId id, int attempt, int position, Step step, boolean foundBefore) {
        return steps.started(id, attempt, position, step, foundBefore);
    }

    @Override
    public Uni<Void> recordEnded(
            RunId id, int attempt, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
        return steps.ended(id, attempt, step, state, ledger, remedy);
    }

    @Override
    public Uni<Void> recordFailing(RunId id, int attempt, String code, String message) {
        return fenced(FAILING, held(id, attempt).addString(code).addString(message), id);
    }

    @Override
    public Uni<Void> settle(RunId id, int attempt, Settlement settlement) {
        return database.transaction(() -> settling.settle(id, attempt, settlement));
    }

    /** A run whose secrets cannot be opened ends here, and the next one is claimed: it must not stop the queue. */
    private Uni<Optional<ClaimedRun>> readable(Row row, String replica, Duration lease) {
        try {
            return Uni.createFrom().item(Optional.of(reader.read(row)));
        } catch (SealingException unreadable) {
            RunId id = ClaimedRunReader.id(row);
            LOG.errorf("The secrets of run %s cannot be opened with the present keyset; the run fails", id);
            return settle(id, ClaimedRunReader.attempt(row), unreadable(row))
                    .onFailure(LeaseLostException.class)
                    .recoverWithNull()
                    .chain(() -> claim(replica, lease));
        }
    }

    private static Settlement unreadable(Row row) {
        IntegrationStatus.Transitional status = ClaimedRunReader.status(row);
        return new Settlement.Failed(
                status.failed(ClaimedRunReader.untouched(row)),
                Optional.empty(),
                RunError.SECRETS_UNREADABLE.code(),
                "The stored secrets of this run cannot be opened with the present keyset.",
                row.getString("before_config") != null);
    }

    private Uni<UUID> sealId(RunId id, int attempt) {
        return database.execute(SEAL_ID, held(id, attempt))
                .map(rows -> Columns.first(rows, row -> row.getUUID(0)).orElseThrow(() -> new LeaseLostException(id)));
    }

    private Uni<Void> fenced(String statement, Tuple parameters, RunId id) {
        return database.execute(statement, parameters)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new LeaseLostException(id);
                    }
                })
                .replaceWithVoid();
    }

    private static Tuple held(RunId id, int attempt) {
        return Tuple.of(id.value(), attempt);
    }
}
