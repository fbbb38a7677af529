package io.mooring.api;

import io.mooring.run.Precondition;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code ETag} and {@code If-Match} (RFC 9110, sections 8.8.3 and 13.1.1): the tag is the version of the configuration. */
final class EntityTags {
    /** A strong tag of ours. Weak ones never match, so they need not be read; quotes cannot stand inside another tag. */
    private static final Pattern OURS = Pattern.compile("\"(?:0|[1-9]\\d{0,17})\"");

    private EntityTags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    static Precondition ifMatch(RoutingContext request) {
        List<String> values = request.request().headers().getAll(HttpHeaders.IF_MATCH);
        return values.isEmpty() ? new Precondition.Absent() : parse(String.join(",", values));
    }

    static Precondition parse(String header) {
        return header.strip().equals("*") ? new Precondition.AnyVersion() : new Precondition.OneOf(versions(header));
    }

    private static Set<Long> versions(String header) {
        Set<Long> versions = new HashSet<>();
        for (String element : header.split(",", -1)) {
            String tag = element.strip();
            if (OURS.matcher(tag).matches()) {
                versions.add(Long.parseLong(tag.substring(1, tag.length() - 1)));
            }
        }
        return versions;
    }
}
