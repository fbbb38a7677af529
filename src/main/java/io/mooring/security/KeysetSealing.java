package io.mooring.security;

import com.google.crypto.tink.Aead;
import io.mooring.run.Sealing;
import io.mooring.run.SealingException;
import java.security.GeneralSecurityException;

/** Seals with the configured {@link Keyset}: AES-256-GCM with the context as associated data. */
final class KeysetSealing implements Sealing {
    private final Aead aead;

    KeysetSealing(Keyset keyset) {
        this.aead = keyset.aead();
    }

    @Override
    public byte[] seal(byte[] plain, byte[] context) {
        try {
            return aead.encrypt(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value cannot be sealed with the configured keyset", e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SealingException("A sealed value cannot be opened with the configured keyset", e);
        }
    }
}
