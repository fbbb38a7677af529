package io.mooring.api;

import io.mooring.run.Requester;
import io.mooring.security.Caller;
import io.vertx.ext.web.RoutingContext;

/** Who asks, in the words of the engine. */
final class Requesters {
    private Requesters() {}

    static Requester of(RoutingContext request) {
        return new Requester(Caller.of(request).name(), RequestIds.of(request));
    }
}
