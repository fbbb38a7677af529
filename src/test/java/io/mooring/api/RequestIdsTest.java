package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RequestIdsTest {
    private Answer get(String target, String... headers) {
        return RawHttp.get(target, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "2f3e.A_b:c-9", "0"})
    void aFitIdIsEchoed(String id) {
        assertThat(get("/q/health/live", "X-Request-Id", id).headers().get("x-request-id"))
                .isEqualTo(List.of(id));
    }

    @Test
    void anIdOf128CharactersIsFitAndALongerOneIsNot() {
        assertThat(get("/q/health/live", "X-Request-Id", "a".repeat(128)).header("x-request-id"))
                .contains("a".repeat(128));
        assertThat(get("/q/health/live", "X-Request-Id", "a".repeat(129)).header("x-request-id"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "ä", "a/b", "\"a\"", "${jndi:x}", "", "a,b"})
    void anUnfitIdIsReplaced(String id) {
        assertThat(get("/q/health/live", "X-Request-Id", id).header("x-request-id"))
                .hasValueSatisfying(made -> assertThat(made).matches("[0-9a-f]{32}"));
    }

    @Test
    void withoutOneEveryRequestGetsItsOwn() {
        assertThat(get("/q/health/live").header("x-request-id"))
                .isPresent()
                .isNotEqualTo(get("/q/health/live").header("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/openapi", "/nowhere", "/integrations", "/q/nowhere", "/console/x"})
    void everyAnswerHasOne(String path) {
        assertThat(get(path, "X-Request-Id", "mine").header("x-request-id")).contains("mine");
    }

    @Test
    void anErrorNamesIt() {
        assertThat(get("/integrations", "X-Request-Id", "mine").json().getString("requestId"))
                .isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-slash", "*"})
    void whatTheRouterRefusesBeforeAnyFilterHasOneToo(String target) {
        Answer answer = get(target, "X-Request-Id", "mine");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("x-request-id")).contains("mine");
    }
}
