package io.mooring.platform.config;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a configuration. */
public sealed interface Reading<C> {

    /** A configuration that keeps every rule, its defaults filled in. */
    record Accepted<C>(C value) implements Reading<C> {}

    /** Everything that is wrong, in the order of the paths; at least one. */
    record Refused<C>(List<Violation> violations) implements Reading<C> {
        public Refused {
            violations = violations.stream().sorted().distinct().toList();
        }

        /** All sentences, joined by {@code "; "}. */
        public String message() {
            return violations.stream().map(Violation::text).collect(Collectors.joining("; "));
        }
    }
}
