package io.mooring.run;

import io.mooring.domain.Problem;
import io.mooring.domain.ValidationReport;
import java.util.Map;
import java.util.Optional;

/** A request that is not carried out, with the reason for the client; nothing was stored and nothing changed on a platform. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<ValidationReport> report;

    private Refusal(Problem problem, Optional<ValidationReport> report) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
        this.report = report;
    }

    public static Refusal of(Problem problem) {
        return new Refusal(problem, Optional.empty());
    }

    public static Refusal of(RunError code, Map<String, String> values) {
        return of(Problem.of(code, values));
    }

    /** The validation failed; the answer carries its results. */
    public static Refusal validationFailed(String operation, ValidationReport report) {
        return new Refusal(Problem.of(RunError.VALIDATION_FAILED, Map.of("operation", operation)), Optional.of(report));
    }

    public Problem problem() {
        return problem;
    }

    public Optional<ValidationReport> report() {
        return report;
    }
}
