package io.mooring.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers requests that failed, wherever on their way that was: in a filter, in the router or in a resource. */
@Singleton
class ErrorAnswers {
    /** Seconds after which it is worth while to try again when the service was too busy or without its database. */
    private static final String RETRY_AFTER = "5";

    private final Failures failures;

    ErrorAnswers(Failures failures) {
        this.failures = failures;
    }

    @ServerExceptionMapper(Throwable.class)
    Response answer(Throwable thrown, RoutingContext request) {
        Failure failure = failures.of(thrown, request);
        ErrorBody form = ErrorBody.wantedBy(AcceptHeader.of(request));
        Response.ResponseBuilder answer = Response.status(failure.status())
                .type(form.mediaType())
                .entity(form.text(failure, RequestIds.of(request)));
        return failure.passes() && !isSaid(request)
                ? answer.header("Retry-After", RETRY_AFTER).build()
                : answer.build();
    }

    /** Answers outside of the resources; headers that are set already stay. */
    void send(Failure failure, RoutingContext request) {
        ErrorBody form = ErrorBody.wantedBy(AcceptHeader.of(request));
        HttpServerResponse response = request.response()
                .setStatusCode(failure.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType());
        if (failure.passes() && !isSaid(request)) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        response.end(form.text(failure, RequestIds.of(request)));
    }

    private static boolean isSaid(RoutingContext request) {
        return request.response().headers().contains(HttpHeaders.RETRY_AFTER);
    }
}
