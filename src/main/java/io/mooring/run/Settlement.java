package io.mooring.run;

import io.mooring.platform.GeneratedCredentials;
import java.util.Optional;

/** How a run ends. What it means for the integration follows from its status and from what is on record of the run. */
public sealed interface Settlement {

    /** @param generated kept by the integration from now on, in addition to what it keeps */
    record Succeeded(GeneratedCredentials generated) implements Settlement {}

    /**
     * @param code the error's code
     * @param message in words
     * @param validationResults of a validation that the run made itself and that failed
     */
    record Failed(String code, String message, Optional<String> validationResults) implements Settlement {}
}
