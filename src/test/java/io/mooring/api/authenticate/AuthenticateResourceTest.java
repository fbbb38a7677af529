package io.mooring.api.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.api.KeyRows;
import io.mooring.api.RawHttp;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AuthenticateResourceTest {
    private static final String KEY = EmbeddedDatabase.ADMIN_KEY;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final KeyRows rows;

    @Inject
    AuthenticateResourceTest(Pool pool) {
        this.rows = new KeyRows(pool);
    }

    private Answer post(String body, String... headers) {
        return RawHttp.post("/bim/apikey/authenticate", body, headers);
    }

    private static void assertToken(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.json().fieldNames()).isEqualTo(Set.of("authenticated", "token"));
        assertThat(answer.json().getBoolean("authenticated")).isTrue();
        assertThat(answer.json().getString("token")).startsWith("mt_").doesNotContain(KEY);
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("Bearer");
        assertThat(answer.json().getString("message")).isEqualTo("Missing or invalid API key.");
    }

    private static void assertInvalid(Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    @Test
    void theKeyAsJson() {
        assertToken(post("{\"apikey\":\"" + KEY + "\"}", "Content-Type", "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/yaml"})
    void theKeyAsYaml(String type) {
        assertToken(post("apikey: \"" + KEY + "\"\n", "Content-Type", type));
    }

    @Test
    void withoutAContentTypeTheBodyIsYaml() {
        assertToken(post("{\"apikey\":\"" + KEY + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, FORM + "; charset=UTF-8", "Application/X-WWW-Form-URLEncoded"})
    void theKeyAsFormField(String type) {
        assertToken(post("apikey=" + URLEncoder.encode(KEY, StandardCharsets.UTF_8), "Content-Type", type));
        assertToken(post("apikey=" + KEY.replace("-", "%2D"), "Content-Type", type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "Bearer %s", "ApiKey %s"})
    void withoutABodyTheKeyInTheHeader(String form) {
        assertToken(post("", "Authorization", form.formatted(KEY)));
        assertToken(post("{}", "Authorization", form.formatted(KEY), "Content-Type", "application/json"));
        assertToken(post("", "Authorization", form.formatted(KEY), "Content-Type", FORM));
    }

    @Test
    void aKeyInTheBodyCountsBeforeTheHeader() {
        assertUnauthorized(post("{\"apikey\":\"wrong\"}", "Authorization", KEY));
    }

    @Test
    void aBadKeyIs401() {
        assertUnauthorized(post("{\"apikey\":\"wrong\"}"));
        assertUnauthorized(post("apikey=wrong", "Content-Type", FORM));
        assertUnauthorized(post("", "Authorization", "wrong"));
        assertUnauthorized(post(""));
    }

    @Test
    void aKeyInTheQueryStringIsNotRead() {
        assertUnauthorized(RawHttp.post("/bim/apikey/authenticate?apikey=" + KEY, ""));
    }

    @Test
    void aTokenCannotProlongItself() {
        String token = post("", "Authorization", KEY).json().getString("token");

        assertUnauthorized(post("", "Authorization", "Bearer " + token));
        assertUnauthorized(post("{\"apikey\":\"" + token + "\"}"));
    }

    @Test
    void aTrinoIntegrationsKeyIsTaken() {
        assertToken(post("{\"apikey\":\"" + rows.addTrino() + "\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"apiKey\":\"x\"}|apiKey is not allowed; apikey is required",
                "{\"apikey\":5}|apikey must be a string; put it in quotes",
                "{\"apikey\":null}|apikey is required",
                "{\"apikey\":\"x\",\"a\":1}|a is not allowed",
            })
    void aBodyThatIsNotWhatItShouldBeIs400(String body, String message) {
        assertInvalid(post(body, "Content-Type", "application/json"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apikey=a&apikey=b|a form field must not stand in the body twice",
                "apikey=%zz|a form field must be encoded with % and two hexadecimal digits",
                "apikey=%|a form field must be encoded with % and two hexadecimal digits",
                "key=x|apikey is required; key is not allowed",
                "&|apikey is required",
            })
    void aFormThatIsNotWhatItShouldBeIs400(String body, String message) {
        assertInvalid(post(body, "Content-Type", FORM), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/xml"})
    void anotherTypeIs415(String type) {
        assertThat(post("x", "Content-Type", type).status()).isEqualTo(415);
    }

    @Test
    void anEncodedBodyIs415() {
        assertThat(post("apikey=x", "Content-Type", FORM, "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void anotherMethodIs405WithoutAKey() {
        assertThat(RawHttp.get("/bim/apikey/authenticate").status()).isEqualTo(405);
    }
}
