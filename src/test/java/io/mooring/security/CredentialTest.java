package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "846e9e43,846e9e43,false",
                " 846e9e43 ,846e9e43,false",
                "Bearer 846e9e43,846e9e43,true",
                "bearer 846e9e43,846e9e43,true",
                "BEARER   846e9e43,846e9e43,true",
                "Bearer\t846e9e43,846e9e43,true",
                "ApiKey 846e9e43,846e9e43,false",
                "token 846e9e43,846e9e43,false",
                "Basic YTpi,YTpi,false",
                "Bearer,Bearer,false",
                "a=b,a=b,false",
            })
    void aKeyStandsAloneOrBehindASchemeWord(String header, String value, boolean bearer) {
        assertThat(Credential.read(header)).contains(new Credential(value, bearer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer a b", "a b c", "Bear:er a", "\"Bearer\" a"})
    void anyOtherFormPresentsNothing(String header) {
        assertThat(Credential.read(header)).isEmpty();
    }

    @Test
    void twoHeadersPresentNothing() {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("Authorization", "a").add("authorization", "b");

        assertThat(Credential.of(headers)).isEmpty();
    }

    @Test
    void theHeaderIsFoundInAnyCase() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("AUTHORIZATION", "a");

        assertThat(Credential.of(headers)).isEqualTo(Optional.of(new Credential("a", false)));
    }

    @Test
    void aCredentialIsNotPrinted() {
        assertThat(new Credential("846e9e43", true).toString()).doesNotContain("846e9e43");
    }
}
