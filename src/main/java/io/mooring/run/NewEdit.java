package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Identity;
import java.util.List;

/**
 * An edit to be stored.
 *
 * @param automatic may differ from before only when the integration was never set up
 */
public record NewEdit(
        boolean automatic,
        IntegrationStatus status,
        ObjectNode config,
        IntegrationSecrets secrets,
        List<Identity> identities,
        String validationResults,
        NewRun run) {
    public NewEdit {
        identities = List.copyOf(identities);
    }
}
