package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain                                  | 1",
                "text/plain;q=0.3                            | 0.3",
                "TEXT/PLAIN ; Q=0.3                          | 0.3",
                "text/plain;charset=utf-8;q=0.3              | 0.3",
                "text/*;q=0.4, */*;q=0.9                     | 0.4",
                "*/*;q=0.9                                   | 0.9",
                "text/plain;q=0, text/*                      | 0",
                "application/json                            | 0",
                "text/plain;q=5                              | 1",
                "text/plain;q=much                           | 1",
                "nonsense                                    | 1",
                "''                                          | 1",
            })
    void theMostSpecificRangeWeighs(String header, double weight) {
        assertThat(AcceptHeader.parse(header).weightOf("text/plain")).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                            | true",
                "application/json, text/plain                | true",
                "application/json, text/plain, */*           | true",
                "application/json;q=0.9, text/plain;q=0.9    | true",
                "application/json;q=0.5, text/plain          | false",
                "application/json;q=0.5, text/*              | false",
                "application/json;q=0.5, */*                 | false",
                "application/json;q=0                        | false",
                "application/*                               | false",
                "*/*                                         | false",
                "text/html                                   | false",
                "''                                          | false",
            })
    void jsonIsPreferredWhereItIsNamedWithNoLessWeight(String header, boolean preferred) {
        assertThat(AcceptHeader.parse(header).prefers("application/json", "text/plain"))
                .isEqualTo(preferred);
    }
}
