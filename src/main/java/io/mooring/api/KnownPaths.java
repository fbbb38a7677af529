package io.mooring.api;

import io.mooring.domain.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets through what the interface has, and answers 404 and 405 itself, with the methods that are allowed. It stands behind the gate: who has
 * no key learns nothing about paths.
 */
@Singleton
final class KnownPaths {
    /** After the gate, and before a body is read. */
    static final int PRIORITY = 850;

    /** What the framework serves: health, metrics, the description of the interface. */
    private static final Pattern OF_THE_FRAMEWORK = Pattern.compile("/q/.*|/openapi(\\.json|\\.ya?ml)?");

    private final Failures failures;
    private final ErrorAnswers answers;

    KnownPaths(Failures failures, ErrorAnswers answers) {
        this.failures = failures;
        this.answers = answers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, PRIORITY);
    }

    private void look(RoutingContext request) {
        String path = request.normalizedPath();
        if (OF_THE_FRAMEWORK.matcher(path).matches()) {
            request.next();
            return;
        }
        Endpoints.find(PathSegments.parse(path))
                .ifPresentOrElse(
                        endpoint -> look(endpoint, request),
                        () -> answers.send(failures.of(Problem.of(ApiError.PATH_UNKNOWN)), request));
    }

    private void look(Endpoints.Endpoint endpoint, RoutingContext request) {
        HttpMethod method = request.request().method();
        if (endpoint.takes(method)) {
            AcceptHeader.takeOff(request);
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, endpoint.allowed());
        if (method.equals(HttpMethod.OPTIONS)) {
            request.response().setStatusCode(204).end();
            return;
        }
        Map<String, String> values = Map.of("method", Echo.of(method.name()), "allowed", endpoint.allowed());
        answers.send(failures.of(Problem.of(ApiError.METHOD_NOT_ALLOWED, values)), request);
    }
}
