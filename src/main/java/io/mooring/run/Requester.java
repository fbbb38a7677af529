package io.mooring.run;

/**
 * Who asks.
 *
 * @param actor name of the API key
 * @param requestId stands in every log line of the request and of the run it leads to
 */
public record Requester(String actor, String requestId) {}
