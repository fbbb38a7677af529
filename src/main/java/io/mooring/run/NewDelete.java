package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;

/**
 * A delete to be stored.
 *
 * @param config the configuration to work with: the stored one, with what the body of the DELETE says about logging in
 */
public record NewDelete(IntegrationStatus status, ObjectNode config, String validationResults, NewRun run) {}
