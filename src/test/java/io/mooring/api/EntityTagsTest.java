package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.run.Precondition;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"7\"                    | 7",
                "\"7\",\"8\"              | 7 8",
                " \"7\" ,, \"8\" ,        | 7 8",
                "W/\"7\"                  | ''",
                "W/\"7\", \"8\"           | 8",
                "\"x,7\"                  | ''",
                "\"x\", \"7\"             | 7",
                "7                        | ''",
                "\"07\"                   | ''",
                "\"-7\"                   | ''",
                "\"99999999999999999999\" | ''",
                "\"*\"                    | ''",
                "*, \"7\"                 | 7",
                "''                       | ''",
            })
    void onlyStrongTagsOfOursMatch(String header, String versions) {
        Set<Long> expected = Arrays.stream(versions.split(" "))
                .filter(version -> !version.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());

        assertThat(EntityTags.parse(header)).isEqualTo(new Precondition.OneOf(expected));
    }

    @Test
    void aStarMatchesAnyVersion() {
        assertThat(EntityTags.parse(" * ")).isEqualTo(new Precondition.AnyVersion());
    }

    @Test
    void whatIsHandedOutMatches() {
        assertThat(EntityTags.parse(EntityTags.of(41)).allows(41)).isTrue();
        assertThat(EntityTags.parse(EntityTags.of(41)).allows(42)).isFalse();
    }
}
