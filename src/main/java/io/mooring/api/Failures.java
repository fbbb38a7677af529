package io.mooring.api;

import io.mooring.api.body.BodyRefusal;
import io.mooring.api.body.UnreadableBody;
import io.mooring.api.body.UnsupportedBody;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.Problem;
import io.mooring.platform.PlatformException;
import io.mooring.run.Refusal;
import io.mooring.run.StoreUnavailableException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides what a client is told about anything that was thrown. The one place where exceptions become errors of the contract. */
@Singleton
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final ErrorCatalog catalog;

    Failures(ErrorCatalog catalog) {
        this.catalog = catalog;
    }

    Failure of(Problem problem) {
        return new Failure(catalog.explain(problem), Optional.empty());
    }

    Failure of(Throwable thrown, RoutingContext request) {
        return switch (thrown) {
            case Refusal refusal -> new Failure(catalog.explain(refusal.problem()), refusal.report());
            case PlatformException refused -> of(refused.problem());
            case BodyRefusal refused -> of(body(refused));
            case BodyTooLargeException refused -> of(tooLarge(refused));
            case StoreUnavailableException unavailable -> {
                LOG.warnf(
                        "Request %s: %s: %s", RequestIds.of(request), unavailable.getMessage(), unavailable.getCause());
                yield of(Problem.of(ApiError.STORE_UNAVAILABLE));
            }
            case WebApplicationException refused ->
                of(refused, refused.getResponse().getStatus(), request);
            case HttpException refused -> of(refused, refused.getStatusCode(), request);
            default -> broken(thrown, request);
        };
    }

    private static Problem body(BodyRefusal refusal) {
        Map<String, String> reason = Map.of("reason", refusal.getMessage());
        return switch (refusal) {
            case UnreadableBody unreadable -> Problem.of(ApiError.BODY_UNREADABLE, reason);
            case UnsupportedBody unsupported -> Problem.of(ApiError.BODY_UNSUPPORTED, reason);
        };
    }

    private static Problem tooLarge(BodyTooLargeException refusal) {
        return Problem.of(ApiError.BODY_TOO_LARGE, Map.of("limit", Long.toString(refusal.limit())));
    }

    /** The framework refused by itself; what can come here is a path that it could not decode. */
    private Failure of(Throwable refused, int status, RoutingContext request) {
        if (status == 404) {
            return of(Problem.of(ApiError.PATH_UNKNOWN));
        }
        return status >= 500 ? broken(refused, request) : of(Problem.of(ApiError.REQUEST_INVALID));
    }

    private Failure broken(Throwable thrown, RoutingContext request) {
        LOG.errorf(thrown, "Request %s failed", RequestIds.of(request));
        return of(Problem.of(ApiError.INTERNAL_ERROR));
    }
}
