package io.mooring.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Secret;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.run.IntegrationSecrets;
import io.mooring.run.Sealing;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals the secrets of rows and opens them again. The associated data is table, purpose and the row's seal id, so that a sealed value that
 * was copied to another row or column does not open there. Nothing to seal is null, which is what the column then holds.
 */
@Singleton
final class SecretVault {
    private static final String SENT = "sent";
    private static final String GENERATED = "generated";

    private final Sealing sealing;

    SecretVault(Sealing sealing) {
        this.sealing = sealing;
    }

    byte @Nullable [] sealSecrets(IntegrationSecrets secrets, UUID sealId) {
        if (secrets.equals(IntegrationSecrets.none())) {
            return null;
        }
        ObjectNode both = JsonText.newObject();
        both.set(SENT, tree(secrets.sent()));
        both.set(GENERATED, tree(secrets.generated().byName()));
        return sealing.seal(JsonText.bytes(both), context("integration|secrets|", sealId));
    }

    IntegrationSecrets openSecrets(byte @Nullable [] sealed, UUID sealId) {
        if (sealed == null) {
            return IntegrationSecrets.none();
        }
        ObjectNode both = JsonText.object(sealing.open(sealed, context("integration|secrets|", sealId)));
        return new IntegrationSecrets(map(both.path(SENT)), new GeneratedCredentials(map(both.path(GENERATED))));
    }

    /** Adds what the service made to what is sealed already; a newer one replaces one of the same name. */
    byte @Nullable [] sealMore(byte @Nullable [] sealed, GeneratedCredentials more, UUID sealId) {
        if (more.byName().isEmpty()) {
            return sealed;
        }
        IntegrationSecrets kept = openSecrets(sealed, sealId);
        Map<String, Secret> generated = new HashMap<>(kept.generated().byName());
        generated.putAll(more.byName());
        return sealSecrets(new IntegrationSecrets(kept.sent(), new GeneratedCredentials(generated)), sealId);
    }

    byte[] sealIssuedKey(Secret key, UUID sealId) {
        return sealing.seal(key.reveal().getBytes(StandardCharsets.UTF_8), context("integration|issued_key|", sealId));
    }

    Secret openIssuedKey(byte[] sealed, UUID sealId) {
        byte[] key = sealing.open(sealed, context("integration|issued_key|", sealId));
        return Secret.of(new String(key, StandardCharsets.UTF_8));
    }

    byte @Nullable [] sealCredentials(Map<String, Secret> credentials, UUID sealId) {
        return sealMap(credentials, context("run|credentials|", sealId));
    }

    Map<String, Secret> openCredentials(byte[] sealed, UUID sealId) {
        return map(JsonText.object(sealing.open(sealed, context("run|credentials|", sealId))));
    }

    /** Not null even when there is none: that a run has generated its credentials is a fact of its own. */
    byte[] sealGenerated(GeneratedCredentials generated, UUID sealId) {
        return sealing.seal(JsonText.bytes(tree(generated.byName())), context("run|generated|", sealId));
    }

    GeneratedCredentials openGenerated(byte[] sealed, UUID sealId) {
        return new GeneratedCredentials(map(JsonText.object(sealing.open(sealed, context("run|generated|", sealId)))));
    }

    private byte @Nullable [] sealMap(Map<String, Secret> secrets, byte[] context) {
        return secrets.isEmpty() ? null : sealing.seal(JsonText.bytes(tree(secrets)), context);
    }

    private static ObjectNode tree(Map<String, Secret> secrets) {
        ObjectNode node = JsonText.newObject();
        secrets.forEach((name, secret) -> node.put(name, secret.reveal()));
        return node;
    }

    private static Map<String, Secret> map(JsonNode node) {
        Map<String, Secret> secrets = new HashMap<>();
        node.properties()
                .forEach(entry ->
                        secrets.put(entry.getKey(), Secret.of(entry.getValue().textValue())));
        return secrets;
    }

    private static byte[] context(String place, UUID sealId) {
        return (place + sealId).getBytes(StandardCharsets.US_ASCII);
    }
}
