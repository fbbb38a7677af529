package io.mooring.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What becomes of a body that nobody wants, because the request was refused before it was read or because it is too large. A client that
 * is still sending must be able to read the answer, so it is let finish, up to a point; then the connection is cut.
 */
@Singleton
final class UnreadBody {
    /** Before the gate, whose refusals leave bodies unread. */
    static final int PRIORITY = 950;

    private static final long PATIENCE_BYTES = 16L << 20;

    void install(@Observes Filters filters) {
        filters.register(UnreadBody::watch, PRIORITY);
    }

    private static void watch(RoutingContext request) {
        request.addEndHandler(answered -> {
            if (answered.succeeded() && !request.request().isEnded()) {
                discard(request.request());
                request.request().resume();
            }
        });
        request.next();
    }

    /** Throws away what comes, and cuts the connection when too much does. */
    static void discard(HttpServerRequest incoming) {
        long[] discarded = {0};
        incoming.handler(part -> {
            discarded[0] += part.length();
            if (discarded[0] > PATIENCE_BYTES) {
                cut(incoming);
            }
        });
    }

    /** Over HTTP/2 other requests share the connection. */
    private static void cut(HttpServerRequest incoming) {
        if (incoming.version() == HttpVersion.HTTP_2) {
            incoming.response().reset();
        } else {
            incoming.connection().close();
        }
    }
}
