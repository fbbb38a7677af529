package io.mooring.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what fails before or beside the resources, so that the framework's own error page, with a stack trace in it, is never seen. */
@Singleton
final class RouterFailures {
    private final Failures failures;
    private final ErrorAnswers answers;

    RouterFailures(Failures failures, ErrorAnswers answers) {
        this.failures = failures;
        this.answers = answers;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            request.next();
            return;
        }
        Throwable thrown = request.failure();
        answers.send(failures.of(thrown == null ? new HttpException(request.statusCode()) : thrown, request), request);
    }
}
