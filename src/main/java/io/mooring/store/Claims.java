package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes runs from the queue, one statement each. Rows that another replica is just taking are skipped; of two that take runs with the same
 * serial key at the same moment, the unique index refuses one, which then looks again.
 */
@Singleton
final class Claims {
    static final String SQL = """
            with next as (
                select run.id from run
                where run.state in ('queued', 'running')
                    and (run.state = 'queued' or run.lease_until < clock_timestamp())
                    and (run.serial_key is null or not exists (
                        select from run other
                        where other.serial_key = run.serial_key and other.state = 'running' and other.id <> run.id))
                    and exists (
                        select from integration
                        where integration.id = run.integration_id and integration.status = any($3))
                order by run.created_at, run.id
                limit 1
                for update of run skip locked)
            update run set
                state = 'running',
                attempt = run.attempt + 1,
                lease_owner = $1,
                lease_until = clock_timestamp() + make_interval(secs => $2),
                started_at = coalesce(run.started_at, clock_timestamp())
            from next, integration
            where run.id = next.id and integration.id = run.integration_id
            returning run.id, run.attempt, run.integration_id, run.operation, run.validated, run.code, run.message, run.request_id,
                run.config::text as config, run.before_config::text as before_config,
                run.sealed_credentials, run.sealed_generated, run.seal_id,
                integration.type, integration.automatic, integration.status, integration.config::text as integration_config,
                integration.sealed as integration_sealed, integration.seal_id as integration_seal_id,
                run.made_before::text as made_before, %s as steps, %s as made
            """.formatted(RunRecord.STEPS, RunRecord.MADE);

    private static final String ONE_RUNNING_PER_SERIAL_KEY = "run_one_running_per_serial_key";
    private static final String[] TRANSITIONAL = IntegrationStatus.all().stream()
            .filter(IntegrationStatus.Transitional.class::isInstance)
            .map(IntegrationStatus::key)
            .toArray(String[]::new);

    private final Database database;

    Claims(Database database) {
        this.database = database;
    }

    /** The row of {@link ClaimedRunReader}. Fails only with the database. */
    Uni<Optional<Row>> next(String replica, Duration lease) {
        return database.execute(SQL, parameters(replica, lease))
                .map(rows -> Columns.first(rows, row -> row))
                .onFailure(Claims::serialKeyIsTaken)
                .recoverWithUni(() -> next(replica, lease));
    }

    static Tuple parameters(String replica, Duration lease) {
        return Tuple.tuple().addString(replica).addDouble(Seconds.of(lease)).addArrayOfString(TRANSITIONAL);
    }

    /** Can repeat only as long as others succeed: what took the key is visible to the next look. */
    private static boolean serialKeyIsTaken(Throwable failure) {
        return DatabaseFailure.violates(failure, ONE_RUNNING_PER_SERIAL_KEY);
    }
}
