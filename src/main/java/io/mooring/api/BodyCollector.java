package io.mooring.api;

import io.mooring.run.LimitSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * Reads the body of every request that may have one, once its resource is found. Holds no more than the limit in memory, whether the length
 * was announced or not; what is beyond it is for {@link UnreadBody}. A filter of the resources and not of the router, because over HTTP/2
 * the framework cannot take on a request whose body has been read. Application scoped, because filters are made before there is a
 * configuration.
 */
@Provider
@ApplicationScoped
class BodyCollector implements ResteasyReactiveContainerRequestFilter {
    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final long limit;

    BodyCollector(LimitSettings limits) {
        this.limit = limits.bodySize().asLongValue();
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext resource) {
        RoutingContext request = routed(resource);
        HttpServerRequest incoming = request.request();
        if (!WITH_BODY.contains(incoming.method()) || incoming.isEnded()) {
            return;
        }
        if (announcedLength(incoming) > limit) {
            new RequestBody.TooLarge(limit).accompany(request);
        } else {
            resource.suspend();
            read(request, resource::resume);
        }
    }

    private static RoutingContext routed(ResteasyReactiveContainerRequestContext resource) {
        return ((ResteasyReactiveRequestContext) resource.getServerRequestContext())
                .serverRequest()
                .unwrap(RoutingContext.class);
    }

    private void read(RoutingContext request, Runnable next) {
        HttpServerRequest incoming = request.request();
        Buffer collected = Buffer.buffer();
        incoming.handler(part -> {
            if (collected.length() + part.length() > limit) {
                UnreadBody.discard(incoming);
                incoming.endHandler(end -> {});
                proceed(request, new RequestBody.TooLarge(limit), next);
            } else {
                collected.appendBuffer(part);
            }
        });
        incoming.endHandler(end -> proceed(request, new RequestBody.Received(collected), next));
        invite(incoming);
        incoming.resume();
    }

    /** A client that sends {@code Expect: 100-continue} waits to hear that its body is wanted (RFC 9110 section 10.1.1). */
    private static void invite(HttpServerRequest incoming) {
        if ("100-continue".equalsIgnoreCase(incoming.getHeader(HttpHeaders.EXPECT))) {
            incoming.response().writeContinue();
        }
    }

    private static void proceed(RoutingContext request, RequestBody body, Runnable next) {
        body.accompany(request);
        next.run();
    }

    /** Zero if it is not announced; the server has refused what is no number. */
    private static long announcedLength(HttpServerRequest incoming) {
        String length = incoming.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
