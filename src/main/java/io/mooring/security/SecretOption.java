package io.mooring.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A secret that is configured by value or by file.
 *
 * @param option the one of the two options that is set
 */
record SecretOption(String option, String value) {

    /** @throws UnusableOptionException naming the options, if both are set or the file cannot be read */
    static Optional<SecretOption> read(String option, Optional<String> value, Optional<Path> file) {
        String fileOption = option + "-file";
        if (value.isPresent() && file.isPresent()) {
            throw new UnusableOptionException(option + " and " + fileOption + " are both set; remove one of them");
        }
        return value.map(text -> new SecretOption(option, text))
                .or(() -> file.map(path -> new SecretOption(fileOption, content(fileOption, path))));
    }

    private static String content(String option, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UnusableOptionException(
                    option + " names " + file + ", which cannot be read; check its path and who may read it", e);
        }
    }

    /** The value is a secret. */
    @Override
    public String toString() {
        return option;
    }
}
