package io.mooring.ops;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;

/** The Tink keyset that seals secrets: JSON, every key AES-256-GCM. */
public final class Keyset {

    private static final int KEY_BYTES = 32;

    private Keyset() {}

    /** A new keyset with one key. */
    public static String generate() {
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keyset can be made", e);
        }
    }

    static boolean isUsable(String text) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
            return IntStream.range(0, handle.size())
                    .mapToObj(position -> handle.getAt(position).getKey())
                    .allMatch(Keyset::isAes256Gcm);
        } catch (GeneralSecurityException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean isAes256Gcm(Key key) {
        return key instanceof AesGcmKey gcm && gcm.getParameters().getKeySizeBytes() == KEY_BYTES;
    }
}
