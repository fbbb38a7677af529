package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.Secret;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Property
    void generatedPasswordsKeepRedshiftsRules(@ForAll long seed) {
        String password = Passwords.generate(new Random(seed)).reveal();

        assertThat(password).hasSizeBetween(8, 64).matches("[!-~]+").doesNotContainPattern("['\"\\\\/@]");
        assertThat(password).containsPattern("[A-Z]").containsPattern("[a-z]").containsPattern("[0-9]");
        assertThat(Passwords.accepted(password)).isTrue();
    }

    @Test
    void theSameRandomnessGivesTheSamePasswordAndAnotherAnother() {
        assertThat(Passwords.generate(new Random(1))).isEqualTo(Passwords.generate(new Random(1)));
        assertThat(Passwords.generate(new Random(1))).isNotEqualTo(Passwords.generate(new Random(2)));
    }

    @Test
    void theStoredFormIsTheMd5OfPasswordAndUserName() {
        // md5("secretalice"), computed by md5sum
        assertThat(Passwords.stored("alice", Secret.of("secret")).reveal())
                .isEqualTo("md54a0a68b43b6cd5cf266fa02f196e2371");
    }

    @Test
    void weakPasswordsAreKnown() {
        assertThat(Passwords.accepted("abc1234")).isFalse();
        assertThat(Passwords.accepted("abcdefg1")).isFalse();
        assertThat(Passwords.accepted("Abcdefg/1")).isFalse();
        assertThat(Passwords.accepted("Abcdefg1")).isTrue();
    }
}
