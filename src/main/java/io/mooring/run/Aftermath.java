package io.mooring.run;

import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.StepRecord;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a run that failed leaves on its platform, judged from the record alone. There is no other place that decides about it. */
public final class Aftermath {
    private Aftermath() {}

    /** Steps that may have made something nobody confirmed; until somebody looks, it counts as made and left over. */
    public static List<StepRecord> inDoubt(Collection<StepRecord> steps) {
        return madeInDoubt(steps).toList();
    }

    /**
     * Whether the platform is as it was: a set-up has left nothing behind, a delete has destroyed nothing.
     *
     * @param made what the integration has on the platform on record
     */
    public static boolean clean(Operation operation, Collection<StepRecord> steps, Set<PlatformObject> made) {
        return operation == Operation.DELETE
                ? steps.stream().noneMatch(step -> step.removes().isPresent() && step.mayHaveEffect())
                : made.isEmpty() && madeInDoubt(steps).findAny().isEmpty();
    }

    private static Stream<StepRecord> madeInDoubt(Collection<StepRecord> steps) {
        return steps.stream().filter(step -> step.inDoubt() && step.makes().isPresent());
    }
}
