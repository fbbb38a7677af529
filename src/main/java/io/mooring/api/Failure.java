package io.mooring.api;

import io.mooring.domain.Explanation;
import io.mooring.domain.ValidationReport;
import java.util.Optional;

/**
 * A request that failed, in words.
 *
 * @param report what was validated, where the validation is why it failed
 */
record Failure(Explanation explanation, Optional<ValidationReport> report) {

    int status() {
        return explanation.status();
    }

    /** Whether the same request may succeed in a moment, so that the answer says when. */
    boolean passes() {
        return status() == 503 || status() == 429;
    }
}
