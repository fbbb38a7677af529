package io.mooring.api;

import io.mooring.run.LimitSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Reads the body of every request that may have one, once the gate has let it in. Holds no more than the limit in memory, whether the
 * length was announced or not; what is beyond it is for {@link UnreadBody}.
 */
@Singleton
final class BodyCollector {
    /** After the gate. */
    static final int PRIORITY = 800;

    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final long limit;

    @Inject
    BodyCollector(LimitSettings limits) {
        this.limit = limits.bodySize().asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::collect, PRIORITY);
    }

    private void collect(RoutingContext request) {
        if (!WITH_BODY.contains(request.request().method()) || request.request().isEnded()) {
            request.next();
        } else if (announcedLength(request.request()) > limit) {
            proceed(request, new RequestBody.TooLarge(limit));
        } else {
            read(request);
        }
    }

    private void read(RoutingContext request) {
        HttpServerRequest incoming = request.request();
        Buffer collected = Buffer.buffer();
        incoming.handler(part -> {
            if (collected.length() + part.length() > limit) {
                UnreadBody.discard(incoming);
                incoming.endHandler(end -> {});
                proceed(request, new RequestBody.TooLarge(limit));
            } else {
                collected.appendBuffer(part);
            }
        });
        incoming.endHandler(end -> proceed(request, new RequestBody.Received(collected)));
        invite(incoming);
        incoming.resume();
    }

    /** A client that sends {@code Expect: 100-continue} waits to hear that its body is wanted (RFC 9110 section 10.1.1). */
    private static void invite(HttpServerRequest incoming) {
        if ("100-continue".equalsIgnoreCase(incoming.getHeader(HttpHeaders.EXPECT))) {
            incoming.response().writeContinue();
        }
    }

    private static void proceed(RoutingContext request, RequestBody body) {
        body.accompany(request);
        request.next();
    }

    /** Zero if it is not announced; the server has refused what is no number. */
    private static long announcedLength(HttpServerRequest incoming) {
        String length = incoming.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
