package io.mooring.api;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The one query parameter of calls that change something. */
final class DryRun {
    private static final String NAME = "dryRun";

    private DryRun() {}

    static boolean of(RoutingContext request) {
        QueryParameters query = QueryParameters.ofChange(request, Set.of(NAME));
        boolean dryRun = query.flag(NAME);
        query.check();
        return dryRun;
    }
}
