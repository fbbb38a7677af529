package io.mooring.peer.redshift;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's part of SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677), for passwords in ASCII. */
final class ScramClient {

    static final String MECHANISM = "SCRAM-SHA-256";

    private static final String NO_CHANNEL_BINDING = "n,,";

    private final String password;
    private final String firstBare =
            "n=,r=" + Base64.getEncoder().withoutPadding().encodeToString(Digests.random(18));

    ScramClient(String password) {
        this.password = password;
    }

    byte[] firstMessage() {
        return bytes(NO_CHANNEL_BINDING + firstBare);
    }

    byte[] finalMessage(String serverFirst) {
        Map<String, String> attributes = Stream.of(serverFirst.split(","))
                .collect(Collectors.toMap(part -> part.substring(0, 1), part -> part.substring(2)));
        String withoutProof = "c=" + base64(bytes(NO_CHANNEL_BINDING)) + ",r=" + attributes.getOrDefault("r", "");
        byte[] salt = Base64.getDecoder().decode(attributes.getOrDefault("s", ""));
        int iterations = Integer.parseInt(attributes.getOrDefault("i", "0"));
        byte[] proof = proof(salt, iterations, firstBare + "," + serverFirst + "," + withoutProof);
        return bytes(withoutProof + ",p=" + base64(proof));
    }

    private byte[] proof(byte[] salt, int iterations, String exchange) {
        try {
            byte[] clientKey = hmac(saltedPassword(salt, iterations), "Client Key");
            byte[] signature = hmac(Digests.sha256(clientKey), exchange);
            byte[] proof = Arrays.copyOf(clientKey, clientKey.length);
            for (int at = 0; at < proof.length; at++) {
                proof[at] ^= signature[at];
            }
            return proof;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA-256 and PBKDF2", e);
        }
    }

    private byte[] saltedPassword(byte[] salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(key)
                .getEncoded();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes(text));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
