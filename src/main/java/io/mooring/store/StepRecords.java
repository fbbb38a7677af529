package io.mooring.store;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.Step;
import io.mooring.domain.StepState;
import io.mooring.run.Lease;
import io.mooring.run.RunStore.LeaseLostException;
import io.mooring.run.RunStore.Ledger;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** The record of a run's steps, one fenced statement each. A step moves only along {@link StepState#next}. */
@Singleton
final class StepRecords {
    private final EngineDatabase database;

    StepRecords(EngineDatabase database) {
        this.database = database;
    }

    Uni<Void> started(Lease lease, int position, Step step, boolean foundBefore) {
        Tuple parameters = Tuple.tuple()
                .addLong(lease.run().value())
                .addInteger(lease.attempt())
                .addString(step.id())
                .addInteger(position)
                .addString(step.purpose())
                .addString(step.target().words())
                .addBoolean(foundBefore)
                .addArrayOfString(mayBecome(StepState.STARTED))
                .addString(step.makes().map(PlatformObject::kind).orElse(null))
                .addString(step.makes().map(PlatformObject::name).orElse(null))
                .addString(step.removes().map(PlatformObject::kind).orElse(null))
                .addString(step.removes().map(PlatformObject::name).orElse(null));
        return write(StepStatements.STARTED, parameters, lease, step);
    }

    Uni<Void> ended(Lease lease, Step step, StepState state, Ledger ledger, Optional<String> remedy) {
        Tuple parameters = Tuple.tuple()
                .addLong(lease.run().value())
                .addInteger(lease.attempt())
                .addString(step.id())
                .addString(state.wireName())
                .addString(remedy.orElse(null))
                .addArrayOfString(mayBecome(state));
        return switch (ledger) {
            case Ledger.Unchanged() -> write(StepStatements.ENDED, parameters, lease, step);
            case Ledger.Made(PlatformObject object) ->
                write(StepStatements.ENDED_AND_MADE, with(parameters, object), lease, step);
            case Ledger.Gone(PlatformObject object) ->
                write(StepStatements.ENDED_AND_GONE, with(parameters, object), lease, step);
            case Ledger.Replaced(PlatformObject gone, PlatformObject made) ->
                write(StepStatements.ENDED_AND_REPLACED, with(with(parameters, made), gone), lease, step);
        };
    }

    private Uni<Void> write(String statement, Tuple parameters, Lease lease, Step step) {
        return database.execute(statement, parameters)
                .invoke(rows -> check(rows, lease, step))
                .replaceWithVoid();
    }

    private static void check(RowSet<Row> rows, Lease lease, Step step) {
        Row counts = rows.iterator().next();
        if (counts.getLong("held") == 0) {
            throw new LeaseLostException(lease);
        }
        if (counts.getLong("written") == 0) {
            throw new IllegalStateException(
                    "Step " + step.id() + " of run " + lease.run() + " cannot be recorded like that now");
        }
    }

    private static Tuple with(Tuple parameters, PlatformObject object) {
        return parameters.addString(object.kind()).addString(object.name());
    }

    /** The states before it; a step that is recorded again as what it is, after an answer that was lost, stays so. */
    private static String[] mayBecome(StepState state) {
        return Arrays.stream(StepState.values())
                .filter(before -> before == state || before.next().contains(state))
                .map(StepState::wireName)
                .toArray(String[]::new);
    }
}
