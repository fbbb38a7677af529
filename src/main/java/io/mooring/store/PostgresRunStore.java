package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.RunId;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.Backlog;
import io.mooring.run.Claim;
import io.mooring.run.ClaimTerms;
import io.mooring.run.Lease;
import io.mooring.run.RunStore;
import io.mooring.run.Settlement;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The queue and the record of runs. Everything but settling is one fenced statement that commits by itself. */
@Singleton
final class PostgresRunStore implements RunStore {
    private static final String HELD = " where id = $1 and attempt = $2 and state = 'running'";
    static final String RENEW = "update run set lease_until = clock_timestamp() + make_interval(secs => $3)"
            + " from unnest($1::bigint[], $2::integer[]) as held (id, attempt)"
            + " where run.id = held.id and run.attempt = held.attempt and run.state = 'running'"
            + " returning run.id, run.attempt";
    private static final String LET_GO =
            "update run set state = 'queued', lease_owner = null, lease_until = null, place = null";
    private static final String UNCOUNTED = LET_GO + ", fruitless = greatest(fruitless - 1, 0)";
    private static final String RELEASE = UNCOUNTED + HELD;
    private static final String HAND_BACK = UNCOUNTED + " where lease_owner = $1 and state = 'running'";
    /** Whoever held them is gone, perhaps because of them: that counts. */
    private static final String RELEASE_ALL = LET_GO + " where state = 'running'";

    /** What is left is the fact that there were some. */
    static final String WIPE = "update run set sealed_credentials = ''"
            + " where state in ('queued', 'running') and created_at < clock_timestamp() - make_interval(secs => $1)"
            + " and octet_length(sealed_credentials) > 0";

    private static final String BACKLOG = "select count(*) as runs,"
            + " coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as age"
            + " from run where state = 'queued'";
    private static final String VALIDATED =
            "with held as (update run set validated = true, validation_results = $3::text::json" + HELD
                    + " returning integration_id) update integration set validation_results = $3::text::json, updated_at = now()"
                    + " from held where integration.id = held.integration_id";
    private static final String SEAL_ID = "select seal_id from run" + HELD;
    private static final String GENERATED = "update run set sealed_generated = $3" + HELD;
    private static final String FAILING = "update run set code = $3, message = $4" + HELD;

    private final EngineDatabase database;
    /** Leases don't wait for anybody's turn. */
    private final Database urgent;

    private final Claims claims;
    private final ClaimedRunReader reader;
    private final StepRecords steps;
    private final Settling settling;
    private final SecretVault vault;

    PostgresRunStore(
            EngineDatabase database,
            Database urgent,
            Claims claims,
            ClaimedRunReader reader,
            StepRecords steps,
            Settling settling,
            SecretVault vault) {
        this.database = database;
        this.urgent = urgent;
        this.claims = claims;
        this.reader = reader;
        this.steps = steps;
        this.settling = settling;
        this.vault = vault;
    }

    @Override
    public Uni<Optional<Claim>> claim(ClaimTerms terms) {
        return claims.next(terms).map(row -> row.map(reader::read));
    }

    @Override
    public Uni<Set<Lease>> renew(Collection<Lease> leases, Duration lease) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfLong(leases.stream().map(held -> held.run().value()).toArray(Long[]::new))
                .addArrayOfInteger(leases.stream().map(Lease::attempt).toArray(Integer[]::new))
                .addDouble(Seconds.of(lease));
        return urgent.execute(RENEW, parameters).map(PostgresRunStore::leases);
    }

    @Override
    public Uni<Void> release(Lease lease) {
        return fenced(RELEASE, held(lease), lease);
    }

    @Override
    public Uni<Integer> handBack(String replica) {
        return urgent.execute(HAND_BACK, Tuple.of(replica)).map(SqlResult::rowCount);
    }

    @Override
    public Uni<Integer> wipeCredentials(Duration lifetime) {
        return database.execute(WIPE, Tuple.of(Seconds.of(lifetime))).map(SqlResult::rowCount);
    }

    @Override
    public Uni<Integer> releaseAll() {
        return database.execute(RELEASE_ALL, Tuple.tuple()).map(SqlResult::rowCount);
    }

    @Override
    public Uni<Backlog> backlog() {
        return urgent.execute(BACKLOG, Tuple.tuple())
                .map(rows -> backlog(rows.iterator().next()));
    }

    private static Backlog backlog(Row row) {
        return new Backlog(row.getLong("runs"), Duration.ofMillis((long) (row.getDouble("age") * 1000)));
    }

    @Override
    public Uni<Void> recordValidated(Lease lease, String validationResults) {
        return fenced(VALIDATED, held(lease).addString(validationResults), lease);
    }

    @Override
    public Uni<Void> recordGenerated(Lease lease, GeneratedCredentials generated) {
        return sealId(lease).chain(sealId -> {
            byte[] sealed = vault.sealGenerated(generated, sealId);
            return fenced(GENERATED, held(lease).addBuffer(Columns.buffer(sealed)), lease);
        });
    }

    @Override
    public Uni<Void> recordStarted(Lease lease, int position, Step step, boolean foundBefore) {
        return steps.started(lease, position, step, foundBefore);
    }

    @Override
    public Uni<Void> recordEnded(Lease lease, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
        return steps.ended(lease, step, state, ledger, remedy);
    }

    @Override
    public Uni<Void> recordFailing(Lease lease, String code, String message) {
        return fenced(FAILING, held(lease).addString(code).addString(message), lease);
    }

    @Override
    public Uni<IntegrationStatus> settle(Lease lease, Settlement settlement) {
        return database.transaction(() -> settling.settle(lease, settlement));
    }

    private Uni<UUID> sealId(Lease lease) {
        return database.execute(SEAL_ID, held(lease))
                .map(rows ->
                        Columns.first(rows, row -> row.getUUID(0)).orElseThrow(() -> new LeaseLostException(lease)));
    }

    private Uni<Void> fenced(String statement, Tuple parameters, Lease lease) {
        return database.execute(statement, parameters)
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new LeaseLostException(lease);
                    }
                })
                .replaceWithVoid();
    }

    private static Tuple held(Lease lease) {
        return Tuple.of(lease.run().value(), lease.attempt());
    }

    private static Set<Lease> leases(RowSet<Row> rows) {
        Set<Lease> leases = new HashSet<>();
        rows.forEach(row -> leases.add(new Lease(new RunId(row.getLong("id")), row.getInteger("attempt"))));
        return leases;
    }
}
