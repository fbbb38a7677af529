package io.mooring.store;

import io.mooring.domain.StepRecord;
import io.mooring.run.Aftermath;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** What a failing run leaves on record, inside the transaction that settles it: what may have been made counts as left over. */
@Singleton
class Remains {
    static final String READ =
            "select " + RunRecord.STEPS + " as steps, " + RunRecord.MADE + " as made from run where run.id = ?1";

    static final String KEEP = """
            with doubtful as (
                update run_step set state = 'leftOver', ended_at = clock_timestamp()
                where run_id = ?1 and step_id = ?3
                returning makes_kind, makes_name)
            insert into integration_object (integration_id, kind, name)
            select ?2, makes_kind, makes_name from doubtful
            on conflict do nothing
            """;

    /** What is on record of a run that nobody else writes about any more. */
    Uni<RunRecord> of(RunEntity run) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(READ, Object[].class)
                        .setParameter(1, run.id())
                        .getSingleResult()
                        .map(row -> RunRecord.of((String) row[0], (String) row[1]))
                        .call(record -> keep(session, run, record)));
    }

    private static Uni<Void> keep(Mutiny.Session session, RunEntity run, RunRecord record) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (StepRecord step : Aftermath.inDoubt(record.steps())) {
            all = all.chain(() -> session.createNativeQuery(KEEP)
                    .setParameter(1, run.id())
                    .setParameter(2, run.integrationId())
                    .setParameter(3, step.stepId())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return all;
    }
}
