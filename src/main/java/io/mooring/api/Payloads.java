package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mooring.api.body.Body;
import io.mooring.api.body.BodyReader;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.Shape;
import io.mooring.run.Refusal;
import io.mooring.run.RunError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request. */
public final class Payloads {
    private static final BodyReader READER = new BodyReader();

    private Payloads() {}

    /** The body's object; null when there is none. */
    public static @Nullable JsonNode of(RoutingContext request) {
        Body body = READER.read(
                request.request().getHeader(HttpHeaders.CONTENT_TYPE),
                request.request().getHeader(HttpHeaders.CONTENT_ENCODING),
                RequestBody.of(request));
        return switch (body) {
            case Body.Tree tree -> tree.root();
            case Body.None none -> null;
        };
    }

    /** Of a call that takes no body: what it says is left alone, and it may not be too large all the same. */
    public static void none(RoutingContext request) {
        RequestBody.of(request);
    }

    /** A body, none being an empty one, as a value; refused with everything that is wrong with it. */
    public static <C extends Record> C read(@Nullable JsonNode body, Shape<C> shape) {
        return switch (shape.read(body == null ? JsonNodeFactory.instance.objectNode() : body, "")) {
            case Reading.Accepted<C>(C value) -> value;
            case Reading.Refused<C> refused ->
                throw Refusal.of(RunError.INVALID_PAYLOAD, Map.of("violations", refused.message()));
        };
    }
}
