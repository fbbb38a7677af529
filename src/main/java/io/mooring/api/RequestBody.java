package io.mooring.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The bytes of a request's body, or that there were too many: read before the resource runs, judged only when it asks. */
public sealed interface RequestBody {
    /** All of it. */
    record Received(Buffer content) implements RequestBody {}

    /** More than the limit; nothing was kept. */
    record TooLarge(long limit) implements RequestBody {}

    /**
     * The bytes, none if the request has no body.
     *
     * @throws BodyTooLargeException if there were more than the limit
     */
    static byte[] of(RoutingContext request) {
        @Nullable RequestBody body = request.get(RequestBody.class.getName());
        return switch (body) {
            case null -> new byte[0];
            case Received(Buffer content) -> content.getBytes();
            case TooLarge(long limit) -> throw new BodyTooLargeException(limit);
        };
    }

    /** Keeps it with the request. */
    default void accompany(RoutingContext request) {
        request.put(RequestBody.class.getName(), this);
    }
}
