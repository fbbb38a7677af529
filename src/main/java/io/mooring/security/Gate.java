package io.mooring.security;

import io.mooring.run.StoreUnavailableException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Stands before every route, known or unknown: first who it is (401), then what they may do (403). Nothing behind it is reached, and no
 * body is read, before it has decided.
 */
@Singleton
final class Gate {
    /** Runs after the request has its id, and before anything else. */
    static final int PRIORITY = 900;

    private static final long RETRY_SECONDS = 1;

    /** Not counted by the rate limit: pollers and dashboards are never slowed down. */
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Authentication authentication;
    private final Refusals refusals;
    private final RateLimit rates;

    Gate(Authentication authentication, Refusals refusals, RateLimit rates) {
        this.authentication = authentication;
        this.refusals = refusals;
        this.rates = rates;
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
                    .identify(request.request())
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
            admit(request, caller.get());
        }
    }

    private void admit(RoutingContext request, Caller caller) {
        OptionalLong wait =
                READS.contains(request.request().method()) ? OptionalLong.empty() : rates.secondsToWait(caller.keyId());
        if (wait.isPresent()) {
            delay(
                    request,
                    wait.getAsLong(),
                    SecurityError.TOO_MANY_REQUESTS,
                    Map.of("limit", Integer.toString(rates.perMinute())));
        } else {
            caller.accompany(request);
            request.next();
        }
    }

    private void fail(RoutingContext request, Throwable failure) {
        switch (failure) {
            case StoreUnavailableException away ->
                delay(request, RETRY_SECONDS, SecurityError.KEY_NOT_CHECKED, Map.of());
            case TooManyFailuresException tooMany ->
                delay(
                        request,
                        tooMany.secondsToWait(),
                        SecurityError.TOO_MANY_FAILED_AUTHENTICATIONS,
                        tooMany.values());
            default -> request.fail(failure);
        }
    }

    private void delay(RoutingContext request, long seconds, SecurityError error, Map<String, String> values) {
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refusals.send(request, error, values);
    }
}
