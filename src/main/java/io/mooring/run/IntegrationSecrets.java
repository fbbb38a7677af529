package io.mooring.run;

import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import java.util.Map;

/**
 * What an integration keeps sealed.
 *
 * @param sent credentials of the request by their path in {@code config}; empty for automatic integrations, which use them once
 * @param generated what the service made itself
 */
public record IntegrationSecrets(Map<String, Secret> sent, GeneratedCredentials generated) {
    public IntegrationSecrets {
        sent = Map.copyOf(sent);
    }

    public static IntegrationSecrets none() {
        return new IntegrationSecrets(Map.of(), GeneratedCredentials.none());
    }
}
