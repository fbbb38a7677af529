package io.mooring.api;

import io.mooring.domain.IntegrationId;
import io.mooring.run.Refusal;
import io.mooring.run.RunError;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The id in {@code /integrations/{id}/…} and {@code /api-keys/{id}}. One that is no id is not found, like one that is not used. */
public final class PathId {
    private static final Pattern CANONICAL = Pattern.compile("[1-9]\\d{0,15}");
    private static final long LIMIT = 1L << 53;

    private PathId() {}

    static IntegrationId of(RoutingContext request) {
        String segment = segment(request);
        return new IntegrationId(number(segment).orElseThrow(() -> notFound(request, segment)));
    }

    /** The second part of the path, decoded. */
    public static String segment(RoutingContext request) {
        return PathSegments.of(request).decoded(1);
    }

    /** The number that a segment is, if it is written as ids are. */
    public static OptionalLong number(String segment) {
        return CANONICAL.matcher(segment).matches() && Long.parseLong(segment) < LIMIT
                ? OptionalLong.of(Long.parseLong(segment))
                : OptionalLong.empty();
    }

    /** GET and every other method spell it differently; both are documented. */
    static Refusal notFound(RoutingContext request, String id) {
        boolean read = request.request().method().equals(HttpMethod.GET)
                || request.request().method().equals(HttpMethod.HEAD);
        return Refusal.of(
                RunError.INTEGRATION_NOT_FOUND,
                Map.of("word", read ? "Integration" : "integration", "id", Echo.of(id)));
    }
}
