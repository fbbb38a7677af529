package io.mooring.api;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.run.IntegrationReads;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which integrations a client wants listed.
 *
 * @param limit at most this many; without it all of them
 * @param cursor the id after which the list goes on
 */
record ListOptions(Optional<String> type, Optional<String> status, OptionalInt limit, OptionalLong cursor) {
    private static final int LARGEST_LIMIT = 200;
    private static final List<String> STATUSES = IntegrationStatus.all().stream()
            .map(IntegrationStatus::wireName)
            .distinct()
            .toList();

    static ListOptions of(RoutingContext request, List<String> types) {
        QueryParameters query = QueryParameters.ofRead(request);
        ListOptions options = new ListOptions(
                query.oneOf("type", types),
                query.oneOf("status", STATUSES),
                query.wholeNumber("limit", 1, LARGEST_LIMIT),
                query.cursor("cursor"));
        query.check();
        return options;
    }

    IntegrationReads.Filter filter() {
        return new IntegrationReads.Filter(type, status);
    }

    /** The value of a {@code Link} header (RFC 8288) to what follows. */
    String linkAfter(IntegrationId last) {
        StringBuilder target = new StringBuilder("/integrations?cursor=").append(last);
        limit.ifPresent(number -> target.append("&limit=").append(number));
        type.ifPresent(name -> target.append("&type=").append(URLEncoder.encode(name, StandardCharsets.UTF_8)));
        status.ifPresent(name -> target.append("&status=").append(name));
        return "<" + target + ">; rel=\"next\"";
    }
}
