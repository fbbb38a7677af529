package io.mooring.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id: the client's own if it is fit for logs, else a new one. It stands in every answer, in every log line of the
 * request and in every error.
 */
@Singleton
public final class RequestIds {
    /** Before everything else, so that every answer has one. */
    static final int PRIORITY = 1000;

    private static final String HEADER = "X-Request-Id";
    private static final String NAME = "requestId";
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** The id of the request. One that the router refuses before it reaches any filter gets its id here. */
    public static String of(RoutingContext request) {
        String id = request.get(NAME);
        return id == null ? give(request) : id;
    }

    void install(@Observes Filters filters) {
        filters.register(RequestIds::name, PRIORITY);
    }

    private static void name(RoutingContext request) {
        give(request);
        request.next();
    }

    private static String give(RoutingContext request) {
        String id = choose(request.request().getHeader(HEADER));
        request.put(NAME, id);
        MDC.put(NAME, id);
        request.response().putHeader(HEADER, id);
        return id;
    }

    private static String choose(@Nullable String sent) {
        return sent != null && FIT.matcher(sent).matches() ? sent : random();
    }

    /** Unique, but no secret: a quick source will do. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
