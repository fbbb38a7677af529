package io.mooring.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ordered steps of one operation. The automatic set-up executes it, the script endpoints print it; there is no second place that knows
 * a platform's statements.
 */
public record Plan(List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
        Set<String> ids = new HashSet<>();
        for (Step step : steps) {
            if (!ids.add(step.id())) {
                throw new IllegalArgumentException("Two steps of one plan are called " + step.id());
            }
        }
    }

    /** A plan that changes nothing. */
    public static Plan nothing() {
        return new Plan(List.of());
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
