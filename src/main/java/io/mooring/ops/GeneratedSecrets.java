package io.mooring.ops;

import io.mooring.ops.postgres.PrivateFile;
import io.mooring.security.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keyset and the first API key of a service on its embedded database, made once and kept in the data directory for the owner's eyes only.
 * The files are these options' configuration: whoever removes the key's file gets a new key, and the old one is no longer valid.
 */
final class GeneratedSecrets {

    private final Options options;

    GeneratedSecrets(Options options) {
        this.options = options;
    }

    static Path keysetFile(Path dataDirectory) {
        return dataDirectory.resolve("keyset.json");
    }

    static Path adminKeyFile(Path dataDirectory) {
        return dataDirectory.resolve("admin-api-key");
    }

    /** The options that point to the generated files, for those that the person has not set. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        Path data = options.dataDirectory();
        if (!options.isSet(Options.KEYSET) && !options.isSet(Options.KEYSET_FILE)) {
            make(keysetFile(data), Keyset.create());
            properties.put(Options.KEYSET_FILE, keysetFile(data).toString());
        }
        if (!options.isSet(Options.ADMIN_KEY) && !options.isSet(Options.ADMIN_KEY_FILE)) {
            if (make(adminKeyFile(data), key())) {
                LaunchMemory.firstStart();
            }
            properties.put(Options.ADMIN_KEY_FILE, adminKeyFile(data).toString());
        }
        return properties;
    }

    private static boolean make(Path file, String text) {
        try {
            if (Files.exists(file)) {
                return false;
            }
            PrivateFile.create(file, text + "\n");
            return true;
        } catch (IOException e) {
            throw StartRefused.surroundings("The file " + file + " cannot be written: " + e.getMessage()
                    + ". Make its directory writable, or set mooring.data-dir to another one.");
        }
    }

    private static String key() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
