package io.mooring.domain;

import java.util.List;
import java.util.Optional;

/** What a check found. A check always ends in one of these; it has no other way to fail. */
public sealed interface CheckOutcome {

    /** Sentences worth knowing that change no status. */
    default List<String> advice() {
        return List.of();
    }

    /**
     * @param result rows that the check's query gave, where the platform's table says that the test shows them (empty on success)
     */
    record Passed(Optional<List<String>> result, List<String> advice) implements CheckOutcome {
        public Passed {
            advice = List.copyOf(advice);
        }
    }

    record Failed(Explanation explanation, List<String> result) implements CheckOutcome {
        public Failed {
            result = List.copyOf(result);
        }
    }

    record Warned(Explanation explanation) implements CheckOutcome {}

    /** @param reason why it did not run; empty where it simply does not apply to this configuration */
    record Skipped(Optional<String> reason) implements CheckOutcome {}
}
