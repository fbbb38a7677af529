package io.mooring.security;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What a sealed token says: which key it stands for and until when. It dies with its key, since the key is looked up anew at each use.
 *
 * @param ofIntegration whether the key is a Trino integration's, which is looked up elsewhere
 */
record Token(KeyHash key, boolean ofIntegration, Instant expiresAt) {
    private static final byte FORM = 1;
    private static final int HASH_BYTES = 32;
    private static final int BYTES = 2 + Long.BYTES + HASH_BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORM)
                .put((byte) (ofIntegration ? 1 : 0))
                .putLong(expiresAt.toEpochMilli())
                .put(key.bytes())
                .array();
    }

    /** @throws IllegalArgumentException if the bytes are of another form, such as that of a later version */
    static Token ofBytes(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != FORM) {
            throw new IllegalArgumentException("Not a token of the form " + FORM);
        }
        ByteBuffer content = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        boolean ofIntegration = content.get() == 1;
        Instant expiresAt = Instant.ofEpochMilli(content.getLong());
        byte[] hash = new byte[HASH_BYTES];
        content.get(hash);
        return new Token(KeyHash.ofBytes(hash), ofIntegration, expiresAt);
    }
}
