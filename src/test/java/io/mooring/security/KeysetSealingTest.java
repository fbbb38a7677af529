package io.mooring.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mooring.run.SealingException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysetSealingTest {
    private static final byte[] PLAIN = "a secret of the platform".getBytes(UTF_8);
    private static final byte[] CONTEXT = "integration/credentials/1".getBytes(UTF_8);
    private static final KeysetSealing SEALING = Keysets.sealing();

    @Test
    void whatWasSealedIsOpenedWithTheSameContext() {
        assertThat(SEALING.open(SEALING.seal(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void sealingTwiceGivesDifferentBytesThatDoNotContainTheSecret() {
        byte[] sealed = SEALING.seal(PLAIN, CONTEXT);

        assertThat(sealed).isNotEqualTo(SEALING.seal(PLAIN, CONTEXT));
        assertThat(new String(sealed, UTF_8)).doesNotContain("secret");
    }

    @Test
    void anotherContextDoesNotOpenIt() {
        byte[] sealed = SEALING.seal(PLAIN, CONTEXT);

        assertThatThrownBy(() -> SEALING.open(sealed, "integration/credentials/2".getBytes(UTF_8)))
                .isInstanceOf(SealingException.class)
                .hasMessage("A sealed value cannot be opened with the configured keyset");
    }

    @Test
    void anotherKeysetDoesNotOpenIt() {
        byte[] sealed = SEALING.seal(PLAIN, CONTEXT);

        assertThatThrownBy(() -> Keysets.sealing().open(sealed, CONTEXT)).isInstanceOf(SealingException.class);
    }

    @Property(tries = 200)
    void aChangedBitDoesNotOpen(@ForAll @IntRange(max = 10_000) int position) {
        byte[] sealed = SEALING.seal(PLAIN, CONTEXT);
        int bit = position % (sealed.length * Byte.SIZE);
        sealed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

        assertThatThrownBy(() -> SEALING.open(sealed, CONTEXT)).isInstanceOf(SealingException.class);
    }

    @Test
    void nothingAtAllDoesNotOpen() {
        assertThatThrownBy(() -> SEALING.open(new byte[0], CONTEXT)).isInstanceOf(SealingException.class);
    }

    @Nested
    final class Rotation {
        private final String before = Keysets.json();
        private final String after = Keysets.rotated(before);

        @Test
        void aRotatedKeysetOpensWhatTheOldKeySealed() {
            byte[] sealed = sealing(before).seal(PLAIN, CONTEXT);

            assertThat(sealing(after).open(sealed, CONTEXT)).isEqualTo(PLAIN);
        }

        @Test
        void itSealsWithTheNewKey() {
            byte[] sealed = sealing(after).seal(PLAIN, CONTEXT);

            assertThatThrownBy(() -> sealing(before).open(sealed, CONTEXT)).isInstanceOf(SealingException.class);
        }

        private static KeysetSealing sealing(String json) {
            return new KeysetSealing(Keyset.read("option", json));
        }
    }

    @Nested
    final class Reading {

        @ParameterizedTest
        @MethodSource("otherTypes")
        void aKeyOfAnotherTypeIsRefusedByItsNumber(Parameters parameters) {
            assertThatThrownBy(() -> Keyset.read("mooring.security.keyset", Keysets.json(parameters)))
                    .isInstanceOf(UnusableOptionException.class)
                    .hasMessageMatching(
                            "mooring\\.security\\.keyset holds the key [0-9]+, which is not of the type AES-256-GCM.*");
        }

        static Stream<Parameters> otherTypes() {
            return Stream.of(
                    PredefinedAeadParameters.AES128_GCM,
                    PredefinedAeadParameters.CHACHA20_POLY1305,
                    PredefinedAeadParameters.AES256_CTR_HMAC_SHA256);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "{}", "no json", "{\"primaryKeyId\":1,\"key\":[]}", "{\"primaryKeyId\":\"s3cr3t-value\"}"
                })
        void whatIsNoKeysetNamesTheOptionAndNothingOfTheContent(String json) {
            assertThatThrownBy(() -> Keyset.read("mooring.security.keyset-file", json))
                    .isInstanceOf(UnusableOptionException.class)
                    .hasMessageStartingWith("mooring.security.keyset-file is not a Tink keyset in JSON")
                    .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("s3cr3t"));
        }

        private static String stackTrace(Throwable thrown) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
