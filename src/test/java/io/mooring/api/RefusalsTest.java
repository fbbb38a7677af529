package io.mooring.api;

import static io.mooring.api.Client.code;
import static io.mooring.api.Client.json;
import static io.mooring.api.Client.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class RefusalsTest {

    @Nested
    class Ids {

        @ParameterizedTest
        @CsvSource({
            "abc, abc",
            "007, 007",
            "+5, +5",
            "-5, -5",
            "0, 0",
            "5.0, 5.0",
            "5e3, 5e3",
            "9007199254740992, 9007199254740992",
            "9223372036854775808, 9223372036854775808",
            "1;a=b, 1;a=b",
            "a%2Fb, a/b",
            "a%20b, a b",
            "%C3%BC, ü",
            "a%00%0Ab%7F, ab",
            "%E2%80%AEabc, abc",
            "9007199254740991, 9007199254740991",
        })
        void whatIsNoIdIsNotFoundLikeOneThatIsNotUsed(String sent, String shown) {
            assertNotFound(Client.get("/integrations/" + sent), "Integration", shown);
            assertNotFound(Client.get("/integrations/" + sent + "/status"), "Integration", shown);
            assertNotFound(Client.put("/integrations/" + sent, ""), "integration", shown);
            assertNotFound(Client.delete("/integrations/" + sent), "integration", shown);
            assertNotFound(Client.post("/integrations/" + sent + "/regenerate", ""), "integration", shown);
            assertNotFound(Client.post("/integrations/" + sent + "/scripts/edit", ""), "integration", shown);
            assertNotFound(Client.post("/integrations/" + sent + "/scripts/delete", ""), "integration", shown);
        }

        @Test
        void aLongIdIsCutAt64Characters() {
            assertNotFound(Client.get("/integrations/" + "a".repeat(500)), "Integration", "a".repeat(64));
        }

        private void assertNotFound(Answer answer, String word, String shown) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(message(answer)).isEqualTo("No " + word + " found with ID " + shown + ".");
        }
    }

    @Nested
    class Paths {

        @ParameterizedTest
        @ValueSource(
                strings = {"/", "/nowhere", "/integrations/5/nothing", "/integrations/scripts/create/x", "/q/nothing"})
        void anUnknownPathIs404InJson(String path) {
            Answer answer = Client.get(path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(json(answer).path("error").asText()).isEqualTo("Not Found");
            assertThat(code(answer)).isEqualTo("pathUnknown");
        }

        @ParameterizedTest
        @CsvSource({
            "PUT,    /integrations,                  'GET, POST, HEAD, OPTIONS'",
            "PATCH,  /integrations/5,                'GET, PUT, DELETE, HEAD, OPTIONS'",
            "TRACE,  /integrations/5,                'GET, PUT, DELETE, HEAD, OPTIONS'",
            "FOO,    /integrations/5/status,         'GET, HEAD, OPTIONS'",
            "PUT,    /integrations/types,            'GET, HEAD, OPTIONS'",
            "DELETE, /integrations/types/Trino,      'GET, HEAD, OPTIONS'",
            "GET,    /integrations/scripts/create,   'POST, OPTIONS'",
            "GET,    /integrations/5/regenerate,     'POST, OPTIONS'",
            "POST,   /errors,                        'GET, HEAD, OPTIONS'",
        })
        void anotherMethodIs405WithThoseThatAreAllowed(String method, String path, String allowed) {
            Answer answer = Client.send(method, path, "");

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("allow")).contains(allowed);
            assertThat(json(answer).path("error").asText()).isEqualTo("Method Not Allowed");
        }

        @Test
        void optionsSaysWhatIsAllowed() {
            Answer answer = Client.send("OPTIONS", "/integrations/5", "");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("allow")).contains("GET, PUT, DELETE, HEAD, OPTIONS");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/integrations",
                    "/integrations/%s",
                    "/integrations/%s/status",
                    "/errors",
                    "/integrations/types"
                })
        void headIsGetWithoutABody(String path) {
            Answer answer = Client.send("HEAD", path.formatted(Client.newTrino()), "");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type").orElseThrow()).startsWith("application/json");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/integrations/", "/integrations/%s/", "/integrations/%s/status/", "/integrations/types/"})
        void aSlashAtTheEndMakesNoDifference(String path) {
            assertThat(Client.get(path.formatted(Client.newTrino())).status()).isEqualTo(200);
        }
    }

    @Nested
    class Order {
        private static final String NO_BODY = "/integrations/5";

        @Test
        void theKeyComesBeforeThePath() {
            assertThat(RawHttp.get("/nowhere").status()).isEqualTo(401);
        }

        @Test
        void thePathComesBeforeTheBody() {
            assertThat(Client.post("/nowhere", "x".repeat(2 << 20)).status()).isEqualTo(404);
            assertThat(Client.put("/integrations", "<x/>", "Content-Type", "text/xml")
                            .status())
                    .isEqualTo(405);
        }

        @Test
        void theSizeComesBeforeTheType() {
            assertThat(Client.put(NO_BODY, "x".repeat(2 << 20), "Content-Type", "text/xml")
                            .status())
                    .isEqualTo(413);
        }

        @ParameterizedTest
        @CsvSource({"POST, /integrations/5/regenerate?x=y", "DELETE, /api-keys/5?x=y"})
        void theSizeCountsAlsoWhereNoBodyIsWanted(String method, String path) {
            Answer answer = Client.send(method, path, "x".repeat(2 << 20));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(code(answer)).isEqualTo("bodyTooLarge");
        }

        @Test
        void theTypeOfANewKeyComesBeforeTheQuery() {
            assertThat(Client.post("/api-keys?x=y", "name: x", "Content-Type", "text/plain")
                            .status())
                    .isEqualTo(415);
        }

        @Test
        void theTypeComesBeforeTheContentAndTheQuery() {
            assertThat(Client.put(NO_BODY + "?x=y", "{,", "Content-Type", "text/xml")
                            .status())
                    .isEqualTo(415);
        }

        @Test
        void theContentAndTheQueryComeBeforeTheId() {
            assertThat(Client.put("/integrations/abc", "{,").status()).isEqualTo(400);
            assertThat(Client.put("/integrations/abc?dryRun=maybe", "").status())
                    .isEqualTo(400);
        }

        @Test
        void theIdComesBeforeTheVersionAndThePayload() {
            assertThat(Client.put(NO_BODY + "000000", "{\"foo\":1}", "If-Match", "\"99\"")
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void theVersionComesBeforeThePlatformsRefusal() {
            assertThat(Client.put("/integrations/" + Client.newTrino(), "", "If-Match", "\"99\"")
                            .status())
                    .isEqualTo(412);
        }
    }

    @Nested
    class Queries {

        @ParameterizedTest
        @CsvSource({
            "dryRun=maybe,            dryRun must be true or false",
            "dryRun=,                 dryRun must be true or false",
            "dryRun,                  dryRun must be true or false",
            "dryRun=1,                dryRun must be true or false",
            "dryRun=true&dryRun=true, dryRun is given more than once",
            "dryrun=true,             dryrun is not a query parameter of this call",
            "force=true,              force is not a query parameter of this call",
            "a=1&dryRun=x,            a is not a query parameter of this call; dryRun must be true or false",
        })
        void aWishThatIsNotUnderstoodIs400(String query, String message) {
            String target = "/integrations?" + query;

            assertRefused(Client.post(target, "{\"type\":\"Trino\"}"), message);
            assertRefused(Client.put("/integrations/5?" + query, ""), message);
            assertRefused(Client.delete("/integrations/5?" + query), message);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/integrations/5/regenerate",
                    "/integrations/5/scripts/edit",
                    "/integrations/5/scripts/delete",
                    "/integrations/scripts/create"
                })
        void callsWithoutParametersRefuseAll(String path) {
            assertRefused(Client.post(path + "?dryRun=true", ""), "dryRun is not a query parameter of this call");
        }

        @ParameterizedTest
        @CsvSource({
            "limit=0,             limit must be a whole number from 1 to 200",
            "limit=201,           limit must be a whole number from 1 to 200",
            "limit=-1,            limit must be a whole number from 1 to 200",
            "limit=1.5,           limit must be a whole number from 1 to 200",
            "limit=01,            limit must be a whole number from 1 to 200",
            "limit=,              limit must be a whole number from 1 to 200",
            "limit=99999999999999999999, limit must be a whole number from 1 to 200",
            "limit=1&limit=2,     limit is given more than once",
            "cursor=x,            cursor must come from the Link header of the page before",
            "cursor=-1,           cursor must come from the Link header of the page before",
            "type=trino,          'type must be one of Redshift, Trino'",
            "type=,               'type must be one of Redshift, Trino'",
        })
        void listOptionsAreChecked(String query, String message) {
            assertRefused(Client.get("/integrations?" + query), message);
        }

        @Test
        void everyStatusMayBeListedAndNothingElse() {
            Answer answer = Client.get("/integrations?status=ENABLED");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(message(answer)).startsWith("status must be one of creating, editing,");
            for (String status : message(answer).replaceFirst(".* one of ", "").split(", ")) {
                assertThat(Client.get("/integrations?status=" + status).status())
                        .isEqualTo(200);
            }
        }

        @Test
        void aReadIgnoresParametersThatItDoesNotKnow() {
            assertThat(Client.get("/integrations?_=1700000000").status()).isEqualTo(200);
            assertThat(Client.get("/integrations/" + Client.newTrino() + "?x=%FF")
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"true", "True", "TRUE"})
        void aSwitchIsReadInAnyCase(String value) {
            assertThat(Client.post("/integrations?dryRun=" + value, "{\"type\":\"Trino\"}")
                            .body())
                    .doesNotContain("\"id\"");
        }

        private void assertRefused(Answer answer, String message) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(message(answer)).isEqualTo(message);
            assertThat(code(answer)).isEqualTo("queryInvalid");
        }
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{,}                          | bodyUnreadable",
                    "[1,2]                        | bodyUnreadable",
                    "'a: &x 1'                    | bodyUnreadable",
                    "'a: !!str 1'                 | bodyUnreadable",
                    "{\"type\":\"Trino\",\"type\":\"Trino\"} | bodyUnreadable",
                    "{\"type\":\"Tri\\u0000no\"}  | bodyUnreadable",
                    "{\"type\":\"\\ud800\"}       | bodyUnreadable",
                    "{\"type\":\"Oracle\"}        | invalidPayload",
                    "{\"type\":1}                 | invalidPayload",
                    "{\"foo\":1}                  | invalidPayload",
                    "{}                           | invalidPayload",
                    "{\"type\":\"Trino\",\"autoBootstrap\":true} | invalidPayload",
                    "{\"type\":\"Trino\",\"config\":{\"a\":1}}   | invalidPayload",
                    "{\"type\":\"Snowflake\",\"autoBootstrap\":true,\"config\":{}} | platformNotAvailable",
                })
        void whatIsNoIntegrationIs400(String body, String code) {
            Answer answer = Client.post("/integrations", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(code(answer)).isEqualTo(code);
        }

        @Test
        void everyViolationIsToldAtOnceInTheOrderOfThePaths() {
            Answer answer = Client.post(
                    "/integrations", "{\"type\":\"Redshift\",\"foo\":1,\"config\":{\"port\":0,\"bar\":true}}");

            assertThat(message(answer))
                    .isEqualTo(
                            "autoBootstrap is required; config.authenticationType is required; config.bar is not allowed;"
                                    + " config.database is required; config.host is required;"
                                    + " config.port must be between 1 and 65535; foo is not allowed");
        }

        @ParameterizedTest
        @CsvSource({
            "text/xml, identity",
            "application/json, gzip",
            "application/json; charset=utf-16, identity",
            "application/x-www-form-urlencoded, identity",
        })
        void whatIsNotReadIs415(String type, String encoding) {
            Answer answer = Client.post(
                    "/integrations", "{\"type\":\"Trino\"}", "Content-Type", type, "Content-Encoding", encoding);

            assertThat(answer.status()).isEqualTo(415);
            assertThat(json(answer).path("error").asText()).isEqualTo("Unsupported Media Type");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "application/yaml",
                    "application/x-yaml",
                    "text/yaml",
                    "text/x-yaml; charset=UTF-8"
                })
        void jsonIsReadUnderEveryName(String type) {
            assertThat(Client.post("/integrations?dryRun=true", "{\"type\":\"Trino\"}", "Content-Type", type)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Forms {

        @Test
        void anErrorHasTheDocumentedFieldsInTheirOrder() {
            Answer answer = Client.get("/integrations/5000000", "X-Request-Id", "test-1");

            assertThat(answer.body())
                    .isEqualTo(
                            "{\"statusCode\":404,\"error\":\"Not Found\",\"message\":\"No Integration found with ID 5000000.\","
                                    + "\"code\":\"integrationNotFound\",\"requestId\":\"test-1\"}");
            assertThat(answer.header("content-type")).contains("application/json");
        }

        @Test
        void problemDetailsAreForThoseWhoAskForThem() {
            Answer answer =
                    Client.get("/integrations/5000000", "Accept", "application/problem+json", "X-Request-Id", "test-1");

            assertThat(answer.header("content-type")).contains("application/problem+json");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"type\":\"/errors#integrationNotFound\",\"title\":\"No such integration\",\"status\":404,"
                                    + "\"detail\":\"No Integration found with ID 5000000.\",\"code\":\"integrationNotFound\","
                                    + "\"requestId\":\"test-1\"}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "application/problem+json                              | application/problem+json",
                    "application/json, application/problem+json            | application/problem+json",
                    "application/problem+json, */*                         | application/problem+json",
                    "APPLICATION/PROBLEM+JSON                              | application/problem+json",
                    "application/json, application/problem+json;q=0.5      | application/json",
                    "application/problem+json;q=0, */*                     | application/json",
                    "application/json                                      | application/json",
                    "*/*                                                   | application/json",
                    "text/html                                             | application/json",
                    "nonsense                                              | application/json",
                    ";;,,/                                                 | application/json",
                })
        void whatIsAcceptedDecidesTheForm(String accept, String type) {
            assertThat(Client.get("/integrations/5000000", "Accept", accept).header("content-type"))
                    .contains(type);
            assertThat(RawHttp.get("/integrations", "Accept", accept).header("content-type"))
                    .contains(type);
            assertThat(Client.get("/nowhere", "Accept", accept).header("content-type"))
                    .contains(type);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"text/html", "application/xml;q=0.9", "image/*", "nonsense", "application/json;q=0", ""})
        void anAcceptThatNothingSatisfiesIsIgnored(String accept) {
            String id = Client.newTrino();

            for (String path :
                    new String[] {"/integrations", "/integrations/" + id, "/integrations/" + id + "/status"}) {
                Answer answer = Client.get(path, "Accept", accept);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("content-type").orElseThrow()).startsWith("application/json");
            }
        }

        @Test
        void everyAnswerSaysThatItIsNotToBeKept() {
            for (String path : new String[] {"/integrations", "/nowhere", "/integrations/abc"}) {
                Answer answer = Client.get(path);
                assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
                assertThat(answer.headers().get("x-content-type-options")).containsExactly("nosniff");
                assertThat(answer.header("x-request-id")).isPresent();
            }
            Answer refused = RawHttp.once("GET", "/integrations", Map.of(), "");
            assertThat(refused.headers().get("cache-control")).containsExactly("no-store");
        }
    }

    @Nested
    class Reference {

        @Test
        void theErrorsAreServedAsTheyAreAnswered() {
            JsonNode errors = json(Client.get("/errors"));

            assertThat(errors.findValuesAsText("code"))
                    .contains(
                            "integrationNotFound", "queryInvalid", "unauthorized", "outboundRefused", "passwordRefused")
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        @Test
        void theTypesAreServedWithTheirSchemas() {
            JsonNode types = json(Client.get("/integrations/types"));

            assertThat(types.findValuesAsText("name")).contains("Redshift", "Trino");
            for (JsonNode type : types) {
                Answer one =
                        Client.get("/integrations/types/" + type.path("type").asText());
                assertThat(json(one)).isEqualTo(type);
                assertThat(type.path("config").path("type").asText()).isEqualTo("object");
            }
        }

        @Test
        void anUnknownTypeIs404() {
            Answer answer = Client.get("/integrations/types/Or%C3%A4cle%0A");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(message(answer)).isEqualTo("No integration type Oräcle found.");
        }
    }
}
