package io.mooring.run;

import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import java.util.Map;

/**
 * What an integration keeps sealed.
 *
 * @param sent credentials of the request by their path in {@code config}; empty for automatic integrations, which use them once
 * @param generated what the service made itself
 * @param readable false when something is sealed and the present keyset does not open it; then there is nothing in here
 */
public record IntegrationSecrets(Map<String, Secret> sent, GeneratedCredentials generated, boolean readable) {
    public IntegrationSecrets {
        sent = Map.copyOf(sent);
    }

    public IntegrationSecrets(Map<String, Secret> sent, GeneratedCredentials generated) {
        this(sent, generated, true);
    }

    public static IntegrationSecrets unreadable() {
        return new IntegrationSecrets(Map.of(), GeneratedCredentials.none(), false);
    }

    public static IntegrationSecrets none() {
        return new IntegrationSecrets(Map.of(), GeneratedCredentials.none());
    }
}
