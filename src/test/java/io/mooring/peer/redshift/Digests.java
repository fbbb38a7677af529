package io.mooring.peer.redshift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The hash functions of the two password exchanges. */
final class Digests {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] sha256(byte[]... parts) {
        return digest("SHA-256", parts);
    }

    static String md5Hex(String first, String second) {
        return md5Hex(first, second.getBytes(StandardCharsets.UTF_8));
    }

    static String md5Hex(String first, byte[] second) {
        return HexFormat.of().formatHex(digest("MD5", first.getBytes(StandardCharsets.UTF_8), second));
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
