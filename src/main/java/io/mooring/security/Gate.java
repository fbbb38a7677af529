package io.mooring.security;

import io.mooring.run.StoreUnavailableException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before every route, known or unknown: first who it is (401), then what they may do (403). Nothing behind it is reached, and no
 * body is read, before it has decided.
 */
@Singleton
final class Gate {
    /** Runs after the request has its id, and before anything else. */
    static final int PRIORITY = 900;

    private static final String RETRY_SECONDS = "1";

    private final Authentication authentication;
    private final Refusals refusals;

    Gate(Authentication authentication, Refusals refusals) {
        this.authentication = authentication;
        this.refusals = refusals;
    }

    void install(@Observes Filters filters) {
        filters.register(this::pass, PRIORITY);
    }

    private void pass(RoutingContext request) {
        Access access = Access.to(request.request().method(), request.normalizedPath());
        if (access.isOpen()) {
            request.next();
        } else {
            authentication
                    .identify(request.request().headers())
                    .subscribe()
                    .with(caller -> decide(request, access, caller), failure -> fail(request, failure));
        }
    }

    private void decide(RoutingContext request, Access access, Optional<Caller> caller) {
        if (caller.isEmpty()) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            refusals.send(request, SecurityError.UNAUTHORIZED, Map.of());
        } else if (!access.admits(caller.get())) {
            refusals.send(request, SecurityError.FORBIDDEN, Map.of("permission", Permission.APPLICATION_ADMIN.name()));
        } else {
            caller.get().accompany(request);
            request.next();
        }
    }

    private void fail(RoutingContext request, Throwable failure) {
        if (failure instanceof StoreUnavailableException) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            refusals.send(request, SecurityError.KEY_NOT_CHECKED, Map.of());
        } else {
            request.fail(failure);
        }
    }
}
