package io.mooring.domain;

import java.util.List;

/** The results of all checks of one validation, in the platform's order. */
public record ValidationReport(Verdict verdict, List<CheckResult> tests) {

    /** How a validation ended as a whole. */
    public enum Verdict {
        RUNNING,
        PASSED,
        WARNING,
        FAILED;

        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public ValidationReport {
        tests = List.copyOf(tests);
    }

    /** Of checks that all ended: failed if any failed, else warning if any warned, else passed; skips do not matter. */
    public static ValidationReport of(List<CheckResult> tests) {
        if (tests.stream().anyMatch(test -> test.outcome() instanceof CheckOutcome.Failed)) {
            return new ValidationReport(Verdict.FAILED, tests);
        }
        boolean warned = tests.stream().anyMatch(test -> test.outcome() instanceof CheckOutcome.Warned);
        return new ValidationReport(warned ? Verdict.WARNING : Verdict.PASSED, tests);
    }

    /** Of a validation that has not decided anything yet. */
    public static ValidationReport running() {
        return new ValidationReport(Verdict.RUNNING, List.of());
    }

    /** A failed report means: do not go on. */
    public boolean failed() {
        return verdict == Verdict.FAILED;
    }
}
