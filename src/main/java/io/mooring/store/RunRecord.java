package io.mooring.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.StepRecord;
import io.mooring.domain.StepState;
import io.mooring.run.Aftermath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tables say of a run's steps and of its integration's things, as the aggregates of {@link #STEPS} and {@link #MADE} give it. */
record RunRecord(List<StepRecord> steps, Set<PlatformObject> made) {

    /** Of {@code run.id}. */
    static final String STEPS = """
            (select cast(json_agg(json_build_array(step.step_id, step.state, step.found_before,
                    step.makes_kind, step.makes_name, step.removes_kind, step.removes_name) order by step.position) as text)
                from run_step step where step.run_id = run.id)""";

    /** Of {@code run.integration_id}. */
    static final String MADE = """
            (select cast(json_agg(json_build_array(made.kind, made.name)) as text)
                from integration_object made where made.integration_id = run.integration_id)""";

    static RunRecord of(@Nullable String steps, @Nullable String made) {
        return new RunRecord(JsonText.list(steps, RunRecord::step), objects(made));
    }

    static Set<PlatformObject> objects(@Nullable String pairs) {
        return new HashSet<>(JsonText.list(pairs, pair -> object(pair, 0).orElseThrow()));
    }

    static String text(Set<PlatformObject> objects) {
        return JsonText.pairs(objects, PlatformObject::kind, PlatformObject::name);
    }

    boolean clean(Operation operation) {
        return Aftermath.clean(operation, steps, made);
    }

    private static StepRecord step(JsonNode row) {
        return new StepRecord(
                row.get(0).textValue(),
                StepState.of(row.get(1).textValue()),
                row.get(2).booleanValue(),
                object(row, 3),
                object(row, 5));
    }

    private static Optional<PlatformObject> object(JsonNode row, int at) {
        return Optional.ofNullable(row.get(at).textValue())
                .map(kind -> new PlatformObject(kind, row.get(at + 1).textValue()));
    }
}
