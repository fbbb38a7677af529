package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.ClaimTerms;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes runs from the queue, one statement each, the oldest first that may execute now. Rows that another replica is just taking are
 * skipped. A host has places, and a running run has one of them: of two that take the same place at the same moment, the unique index
 * refuses one, which then looks again. A run that is taken over keeps its place.
 */
@Singleton
final class Claims {
    static final String SQL = """
            with busy as materialized (
                select host_key, count(*) as runs from run where state = 'running' and host_key is not null group by host_key),
            next as (
                select run.id,
                    run.validated::integer + (run.sealed_generated is not null)::integer + (run.code is not null)::integer as told
                from run
                where run.state in ('queued', 'running')
                    and case run.state
                        when 'running' then run.lease_until < clock_timestamp()
                        else run.host_key is null or run.host_key <> all (case
                            when run.alone then array(select host_key from busy)
                            else array(select host_key from busy where runs >= $4) end)
                        end
                    and exists (
                        select from integration
                        where integration.id = run.integration_id and integration.status = any($3)
                            and integration.type <> all($5))
                order by run.created_at, run.id
                limit 1
                for update of run skip locked),
            come as (
                select next.id, next.told + coalesce(sum(case
                    when step.state in ('started', 'failed') then 1 when step.state in ('done', 'skipped') then 2 else 3 end), 0) as far
                from next left join run_step step on step.run_id = next.id
                group by next.id, next.told)
            update run set
                state = 'running',
                attempt = run.attempt + 1,
                fruitless = case when run.progress = come.far then run.fruitless + 1 else 1 end,
                progress = come.far,
                place = case
                    when run.host_key is null then null
                    when run.state = 'running' then run.place
                    else (select min(free) from generate_series(1, case when run.alone then 1 else $4 end) as free
                        where not exists (select from run other
                            where other.host_key = run.host_key and other.place = free and other.state = 'running'))
                    end,
                lease_owner = $1,
                lease_until = clock_timestamp() + make_interval(secs => $2),
                started_at = coalesce(run.started_at, clock_timestamp())
            from come, integration
            where run.id = come.id and integration.id = run.integration_id
            returning run.id, run.attempt, run.fruitless, run.integration_id, run.operation, run.validated, run.code, run.message, run.request_id,
                run.config::text as config, run.before_config::text as before_config,
                run.sealed_credentials, run.sealed_generated, run.seal_id,
                integration.type, integration.automatic, integration.status, integration.config::text as integration_config,
                integration.sealed as integration_sealed, integration.seal_id as integration_seal_id,
                run.made_before::text as made_before, %s as steps, %s as made
            """.formatted(RunRecord.STEPS, RunRecord.MADE);

    private static final String ONE_RUNNING_PER_PLACE = "run_one_running_per_place";
    private static final String[] TRANSITIONAL = IntegrationStatus.all().stream()
            .filter(IntegrationStatus.Transitional.class::isInstance)
            .map(IntegrationStatus::key)
            .toArray(String[]::new);

    private final EngineDatabase database;

    Claims(EngineDatabase database) {
        this.database = database;
    }

    /** The row of {@link ClaimedRunReader}. Fails only with the database. */
    Uni<Optional<Row>> next(ClaimTerms terms) {
        return database.execute(SQL, parameters(terms))
                .map(rows -> Columns.first(rows, row -> row))
                .onFailure(Claims::placeIsTaken)
                .recoverWithUni(() -> next(terms));
    }

    static Tuple parameters(ClaimTerms terms) {
        return Tuple.tuple()
                .addString(terms.replica())
                .addDouble(Seconds.of(terms.lease()))
                .addArrayOfString(TRANSITIONAL)
                .addInteger(terms.runsPerHost())
                .addArrayOfString(terms.fullPlatforms().toArray(String[]::new));
    }

    /** Can repeat only as long as others succeed: what took the place is visible to the next look. */
    private static boolean placeIsTaken(Throwable failure) {
        return DatabaseFailure.violates(failure, ONE_RUNNING_PER_PLACE);
    }
}
