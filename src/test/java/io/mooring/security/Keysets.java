package io.mooring.security;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Keysets for tests, made anew each time. */
final class Keysets {
    private Keysets() {}

    static String json() {
        return json(PredefinedAeadParameters.AES256_GCM);
    }

    static String json(Parameters parameters) {
        return json(handle(parameters));
    }

    /** The keyset with a second key in front of its keys. */
    static String rotated(String json) {
        try {
            KeysetHandle old = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            return json(KeysetHandle.newBuilder(old)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeysetSealing sealing() {
        return new KeysetSealing(Keyset.read("option", json()));
    }

    private static KeysetHandle handle(Parameters parameters) {
        try {
            AeadConfig.register();
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String json(KeysetHandle handle) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
