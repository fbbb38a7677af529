package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfiguredKeyTest {
    private static final String OPTION = "mooring.security.admin-api-key";

    @TempDir
    private Path directory;

    @Test
    void aKeyOf32VisibleCharactersIsTaken() {
        assertThat(ConfiguredKey.of(OPTION, "846e9e43c86a4ct1be14290d95127d13").hash())
                .isEqualTo(KeyHash.of("846e9e43c86a4ct1be14290d95127d13"));
    }

    @Test
    void aShorterKeyIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> ConfiguredKey.of(OPTION, "846e9e43c86a4ct1be14290d95127d1"))
                .isInstanceOf(UnusableOptionException.class)
                .hasMessageStartingWith("mooring.security.admin-api-key must be 32 visible ASCII characters or more")
                .hasMessageNotContaining("846e");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\u0000", "ä", "\u007f"})
    void aKeyThatNoHeaderCarriesIsRefused(String character) {
        assertThatThrownBy(() -> ConfiguredKey.of(OPTION, "846e9e43c86a4ct1be14290d95127d13" + character))
                .isInstanceOf(UnusableOptionException.class)
                .hasMessageStartingWith(OPTION)
                .hasMessageNotContaining("846e");
    }

    @Test
    void aFileMayEndWithALineEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "the key\n");

        assertThat(SecretOption.read(OPTION, Optional.empty(), Optional.of(file)))
                .contains(new SecretOption(OPTION + "-file", "the key"));
    }

    @Test
    void valueAndFileTogetherAreRefused() {
        assertThatThrownBy(() -> SecretOption.read(OPTION, Optional.of("x"), Optional.of(directory)))
                .hasMessage("mooring.security.admin-api-key and mooring.security.admin-api-key-file are both set;"
                        + " remove one of them");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> SecretOption.read(OPTION, Optional.empty(), Optional.of(missing)))
                .isInstanceOf(UnusableOptionException.class)
                .hasMessage("mooring.security.admin-api-key-file names " + missing
                        + ", which cannot be read; check its path and who may read it");
    }

    @Test
    void neitherIsNothing() {
        assertThat(SecretOption.read(OPTION, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void aSecretOptionDoesNotPrintItsValue() {
        assertThat(new SecretOption(OPTION, "s3cr3t").toString()).doesNotContain("s3cr3t");
    }
}
