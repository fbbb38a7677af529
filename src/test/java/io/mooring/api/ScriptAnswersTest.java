package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ScriptAnswersTest {
    private static final String REDSHIFT =
            "{\"type\":\"Redshift\",\"autoBootstrap\":%s,\"config\":{\"host\":\"organization.aws.amazon.com\","
                    + "\"database\":\"immuta\",\"initialDatabase\":\"sample\",\"authenticationType\":\"userPassword\","
                    + "\"username\":\"taylor@redshift.com\",\"password\":\"Abc1234567\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                      | text/plain",
                "text/plain                               | text/plain",
                "image/png                                | text/plain",
                "application/json;q=0.5, text/plain       | text/plain",
                "application/json                         | application/json",
                "application/json, text/plain, */*        | application/json",
            })
    void theWeightsDecideBetweenTextAndObject(String accept, String type) {
        Answer answer = Client.post("/integrations/scripts/create", REDSHIFT.formatted("true"), "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type").orElseThrow()).startsWith(type);
    }

    @Test
    void withoutAcceptItIsTextInUtf8() {
        Answer answer = Client.post("/integrations/scripts/create", REDSHIFT.formatted("true"));

        assertThat(answer.header("content-type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.body()).startsWith("--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void theObjectHasTheTextAndItsStatements(String automatic) {
        JsonNode object = Client.json(Client.post(
                "/integrations/scripts/create", REDSHIFT.formatted(automatic), "Accept", "application/json"));

        assertThat(object.properties().stream().map(field -> field.getKey()))
                .containsExactly("script", "statements", "runAs");
        assertThat(object.path("statements")).isNotEmpty();
        for (JsonNode statement : object.path("statements")) {
            assertThat(object.path("script").asText())
                    .contains(statement.path("text").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "initial-create", "cleanup"})
    void everyScriptOfThePlatformIsWritten(String script) {
        assertThat(Client.post("/integrations/scripts/" + script, REDSHIFT.formatted("false"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aScriptThatThePlatformDoesNotHaveIs400() {
        Answer answer = Client.post("/integrations/scripts/post-cleanup", REDSHIFT.formatted("true"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Client.message(answer))
                .isEqualTo("The post-cleanup script is not available for Redshift integrations.");
    }

    @Test
    void anErrorOfAScriptIsJsonEvenForThoseWhoWantText() {
        Answer answer = Client.post("/integrations/scripts/create", "{\"type\":1}", "Accept", "text/plain");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).contains("application/json");
    }
}
