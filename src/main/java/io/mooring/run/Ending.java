package io.mooring.run;

import io.mooring.domain.IntegrationStatus;

/**
 * How a run ended.
 *
 * @param status what it made of its integration
 */
record Ending(Settlement settlement, IntegrationStatus status) {}
