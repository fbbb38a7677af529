package io.mooring.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * The keys that seal secrets: Tink's JSON form of one or more AES-256-GCM keys. The primary one seals, every enabled one opens, so that a
 * new key can be put in front while old values stay readable.
 */
public final class Keyset {
    private static final int KEY_BYTES = 32;

    private static final String MAKE = "; \"mooring keyset create --out FILE\" makes one";

    private final KeysetHandle keys;

    private Keyset(KeysetHandle keys) {
        this.keys = keys;
    }

    /** A new keyset with one key, in the form that {@link #read} takes. */
    public static String create() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM", e);
        }
    }

    /**
     * Reads a keyset.
     *
     * @param option the configuration option it came from, for the message
     * @throws UnusableOptionException naming the option, and never the content
     */
    public static Keyset read(String option, String json) {
        try {
            AeadConfig.register();
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            requireAes256Gcm(option, keys);
            return new Keyset(keys);
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException e) {
            throw new UnusableOptionException(option + " is not a Tink keyset in JSON" + MAKE, withoutContent(e));
        }
    }

    Aead aead() {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM", e);
        }
    }

    private static void requireAes256Gcm(String option, KeysetHandle keys) {
        for (int index = 0; index < keys.size(); index++) {
            KeysetHandle.Entry entry = keys.getAt(index);
            if (entry.getStatus() == KeyStatus.ENABLED && !isAes256Gcm(entry)) {
                throw new UnusableOptionException(option + " holds the key " + Integer.toUnsignedString(entry.getId())
                        + ", which is not of the type AES-256-GCM" + MAKE + " that is");
            }
        }
    }

    private static boolean isAes256Gcm(KeysetHandle.Entry entry) {
        return entry.getKey() instanceof AesGcmKey key && key.getParameters().getKeySizeBytes() == KEY_BYTES;
    }

    /** Also an entry that does not parse ends here: the library finds out when it is asked for it. A parser's message may repeat what it read, and that is a key. */
    private static Throwable withoutContent(Exception e) {
        return new GeneralSecurityException(e.getClass().getSimpleName());
    }
}
