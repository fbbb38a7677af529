package io.mooring.run;

import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * A run to be stored together with what it is about.
 *
 * @param credentials of the request, used once: sealed in the run and gone when it ends
 * @param validated whether the request was validated before; otherwise the run validates first
 * @param settled there is nothing to do on the platform: the run is stored as succeeded, with the status after it
 * @param host where the run works, if the runs that do so at the same time are to be limited
 * @param alone on that host only one run works at a time
 * @param actor name of the API key that asked
 * @param requestId of the request, for logs and traces
 */
public record NewRun(
        Operation operation,
        Map<String, Secret> credentials,
        boolean validated,
        boolean settled,
        Optional<String> host,
        boolean alone,
        String actor,
        String requestId) {
    public NewRun {
        credentials = Map.copyOf(credentials);
    }
}
