package io.mooring.api;

import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a request's path between slashes, still encoded; a slash at the end is not counted. */
record PathSegments(List<String> encoded) {

    PathSegments {
        encoded = List.copyOf(encoded);
    }

    static PathSegments of(RoutingContext request) {
        return parse(request.normalizedPath());
    }

    static PathSegments parse(String path) {
        String inner =
                path.endsWith("/") && path.length() > 1 ? path.substring(1, path.length() - 1) : path.substring(1);
        return new PathSegments(List.of(inner.split("/", -1)));
    }

    /** A segment as it was meant; as it was sent where its encoding is broken. */
    String decoded(int index) {
        String segment = encoded.get(index);
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return segment;
        }
    }
}
