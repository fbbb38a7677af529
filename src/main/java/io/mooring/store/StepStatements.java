package io.mooring.store;

/**
 * Fenced writes of steps. Each first locks the run, if it is held with the attempt, and answers two numbers: how many runs it held (none:
 * the lease is lost) and how many steps it wrote.
 */
final class StepStatements {
    private static final String HELD = """
            with held as (
                select id, integration_id from run
                where id = $1 and attempt = $2 and state = 'running'
                for no key update),
            """;

    private static final String COUNTS = """
            select (select count(*) from held) as held, (select count(*) from written) as written
            """;

    static final String STARTED = HELD + """
            written as (
                insert into run_step (run_id, step_id, position, purpose, target, state, found_before,
                    makes_kind, makes_name, removes_kind, removes_name)
                select id, $3, $4, $5, $6, 'started', $7, $9, $10, $11, $12 from held
                on conflict (run_id, step_id) do update
                    set state = 'started', found_before = run_step.found_before and excluded.found_before, started_at = clock_timestamp(), ended_at = null
                    where run_step.state = any($8)
                returning 1)
            """ + COUNTS;

    private static final String WRITTEN = """
            written as (
                update run_step set state = $4, ended_at = clock_timestamp(), remedy = $5
                from held
                where run_step.run_id = held.id and run_step.step_id = $3 and run_step.state = any($6)
                returning held.integration_id)
            """;

    static final String ENDED = HELD + WRITTEN + COUNTS;

    static final String ENDED_AND_MADE = HELD + WRITTEN + """
            , made as (
                insert into integration_object (integration_id, kind, name)
                select integration_id, $7, $8 from written
                on conflict do nothing)
            """ + COUNTS;

    static final String ENDED_AND_GONE = HELD + WRITTEN + """
            , gone as (
                delete from integration_object
                using written
                where integration_object.integration_id = written.integration_id and kind = $7 and name = $8)
            """ + COUNTS;

    static final String ENDED_AND_REPLACED = HELD + WRITTEN + """
            , made as (
                insert into integration_object (integration_id, kind, name)
                select integration_id, $7, $8 from written
                on conflict do nothing),
            gone as (
                delete from integration_object
                using written
                where integration_object.integration_id = written.integration_id and kind = $9 and name = $10)
            """ + COUNTS;

    private StepStatements() {}
}
