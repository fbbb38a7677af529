package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.platform.Identity;
import java.util.List;
import java.util.Optional;

/**
 * An integration to be stored.
 *
 * @param status {@code creating}, or what follows when its run is settled already
 * @param issuedKey a key by which clusters call the service
 */
public record NewIntegration(
        String type,
        boolean automatic,
        IntegrationStatus status,
        ObjectNode config,
        IntegrationSecrets secrets,
        List<Identity> identities,
        String validationResults,
        Optional<Secret> issuedKey,
        NewRun run) {
    public NewIntegration {
        identities = List.copyOf(identities);
    }
}
