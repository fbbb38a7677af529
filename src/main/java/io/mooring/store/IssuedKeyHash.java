package io.mooring.store;

import io.mooring.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What an issued key is found by: its SHA-256. Keys are random and long, so nothing slower is needed. */
final class IssuedKeyHash {
    private IssuedKeyHash() {}

    static byte[] of(Secret key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
