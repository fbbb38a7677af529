package io.mooring.security;

import io.mooring.domain.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Answers a request with an error, in the one form that all errors have. Implemented where answers are written. */
@FunctionalInterface
public interface Refusals {
    /**
     * Sends the error and ends the response. Headers that are set already stay.
     *
     * @param values for the places in the message
     */
    void send(RoutingContext request, ErrorCode code, Map<String, String> values);
}
