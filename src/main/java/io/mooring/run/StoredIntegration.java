package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.PlatformObject;
import java.util.Set;

/**
 * An integration as decisions need it.
 *
 * @param type the platform's wire name
 * @param config without secrets: the mark stands for each
 * @param version of the configuration; every accepted edit moves it
 * @param made what it has made on the platform and not removed since
 */
public record StoredIntegration(
        IntegrationId id,
        String type,
        boolean automatic,
        IntegrationStatus status,
        ObjectNode config,
        IntegrationSecrets secrets,
        long version,
        Set<PlatformObject> made) {
    public StoredIntegration {
        made = Set.copyOf(made);
    }
}
