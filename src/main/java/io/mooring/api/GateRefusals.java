package io.mooring.api;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Problem;
import io.mooring.security.Refusals;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lets the gate refuse requests in the form that all errors have. */
@Singleton
final class GateRefusals implements Refusals {
    private final Failures failures;
    private final ErrorAnswers answers;

    GateRefusals(Failures failures, ErrorAnswers answers) {
        this.failures = failures;
        this.answers = answers;
    }

    @Override
    public void send(RoutingContext request, ErrorCode code, Map<String, String> values) {
        answers.send(failures.of(Problem.of(code, values)), request);
    }
}
