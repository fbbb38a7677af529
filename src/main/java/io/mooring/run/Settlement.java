package io.mooring.run;

import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.GeneratedCredentials;
import java.util.Optional;

/** How a run ends, and what becomes of its integration. */
public sealed interface Settlement {
    /** The integration's status from now on. */
    IntegrationStatus status();

    /** Results of a validation that the run made itself. */
    Optional<String> validationResults();

    /**
     * @param generated kept by the integration from now on, in addition to what it keeps
     */
    record Succeeded(IntegrationStatus status, Optional<String> validationResults, GeneratedCredentials generated)
            implements Settlement {}

    /**
     * @param code the error's code
     * @param message in words
     * @param restore the configuration, secrets and identities from before the edit come back
     */
    record Failed(
            IntegrationStatus status, Optional<String> validationResults, String code, String message, boolean restore)
            implements Settlement {}
}
