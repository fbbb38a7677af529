package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.ValidationReport;
import java.util.Optional;

/** What became of a request to create, edit or delete. */
public sealed interface Answer {
    ValidationReport report();

    /**
     * It is stored and under way, or done already.
     *
     * @param status as the answer says it: the transitional status of the request, also when the run is settled already
     * @param version of the configuration, for the ETag
     */
    record Accepted(IntegrationId id, IntegrationStatus status, ValidationReport report, long version)
            implements Answer {}

    /** Only tried: nothing was stored or changed. */
    record Tried(Optional<IntegrationId> id, ValidationReport report) implements Answer {}
}
