package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.body.Body;
import io.mooring.api.body.BodyReader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
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
}
