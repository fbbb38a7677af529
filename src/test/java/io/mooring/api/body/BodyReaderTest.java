package io.mooring.api.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyReaderTest {
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    private final BodyReader reader = new BodyReader();

    private Body read(@Nullable String type, String text) {
        return reader.read(type, null, text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode tree(@Nullable String type, String text) {
        return switch (read(type, text)) {
            case Body.Tree(ObjectNode root) -> root;
            case Body.None() -> throw new AssertionError("no body");
        };
    }

    private AbstractThrowableAssert<?, ?> refusal(String type, String text) {
        return assertThatThrownBy(() -> read(type, text)).isInstanceOf(UnreadableBody.class);
    }

    @Nested
    final class Headers {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "application/json",
                    "APPLICATION/JSON",
                    "application/json; charset=utf-8",
                    "application/json;charset=\"UTF-8\"",
                    "application/json ; version=1",
                    "application/yaml",
                    "application/x-yaml",
                    "text/yaml",
                    "text/x-yaml;charset=utf-8"
                })
        void jsonAndYamlTypesAreRead(String type) {
            assertThat(tree(type, "{\"a\":1}").path("a").intValue()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "application/merge-patch+json",
                    "application/xml",
                    "json",
                    "application/json, application/yaml",
                    ";charset=utf-8"
                })
        void anyOtherTypeIsUnsupported(String type) {
            assertThatThrownBy(() -> read(type, "{}"))
                    .isInstanceOf(UnsupportedBody.class)
                    .hasMessage("The body must be JSON or YAML; send it with Content-Type application/json or"
                            + " application/yaml.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"iso-8859-1", "utf-16", "\"us-ascii\"", "", "utf-8, utf-16"})
        void aCharsetOtherThanUtf8IsUnsupported(String charset) {
            assertThatThrownBy(() -> read("application/json; charset=" + charset, "{}"))
                    .isInstanceOf(UnsupportedBody.class)
                    .hasMessage("The body must be in UTF-8; another charset is not supported.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "identity, gzip", "br"})
        void aContentEncodingIsUnsupported(String encoding) {
            assertThatThrownBy(() -> reader.read(JSON, encoding, "{}".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnsupportedBody.class)
                    .hasMessage("A Content-Encoding is not supported; send the body as it is.");
        }

        @Test
        void theIdentityEncodingIsNone() {
            assertThat(reader.read(JSON, "Identity", "{}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new Body.None());
        }

        @Test
        void withoutContentTypeTheBodyIsYaml() {
            assertThat(tree(null, "a: yes").path("a").textValue()).isEqualTo("yes");
            assertThat(tree(" ", "{\"a\":\"b\"}").path("a").textValue()).isEqualTo("b");
        }

        @Test
        void headersOfABodyWithoutBytesSayNothing() {
            assertThat(reader.read("text/plain", "gzip", new byte[0])).isEqualTo(new Body.None());
        }
    }

    @Nested
    final class NoBody {

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", " ", "\n\t", "null", " { } ", "\uFEFF", "\uFEFF{}"})
        void nothingNullAndAnEmptyObjectAreNoBodyInJson(String text) {
            assertThat(read(JSON, text)).isEqualTo(new Body.None());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "\n", "null", "---\n", "# nothing\n", "--- {}\n...\n", "~", "\uFEFF"})
        void nothingNullAndAnEmptyObjectAreNoBodyInYaml(String text) {
            assertThat(read(YAML, text)).isEqualTo(new Body.None());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"application/json|[]", "application/json|5", "application/yaml|- a", "application/yaml|text"})
        void whatIsNoObjectIsRefused(String type, String text) {
            refusal(type, text).hasMessage("The body must be an object.");
        }
    }

    @Nested
    final class Json {

        @Test
        void everyTypeIsKept() {
            ObjectNode tree = tree(
                    JSON,
                    "\uFEFF{\"s\":\"ä😀\",\"i\":5439,\"l\":-5000000000,\"b\":36893488147419103232,"
                            + "\"d\":1.50,\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[],{}],\"o\":{\"x\":\"\"}}");

            assertThat(tree)
                    .hasToString("{\"s\":\"ä😀\",\"i\":5439,\"l\":-5000000000,\"b\":36893488147419103232,"
                            + "\"d\":1.50,\"t\":true,\"f\":false,\"n\":null,\"a\":[1,[],{}],\"o\":{\"x\":\"\"}}");
            assertThat(tree.path("i").isInt()).isTrue();
            assertThat(tree.path("l").isLong()).isTrue();
            assertThat(tree.path("b").isBigInteger()).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"config\":|unexpected end at line 1, column 11",
                    "{\"a\":\"x|unexpected end at line 1, column 8",
                    "{\"a\":[1,|unexpected end at line 1, column 9",
                    "{\"a\":1,}|unexpected character at line 1, column 8",
                    "{\"a\":secret}|unexpected character at line 1, column 6",
                    "{} {}|unexpected character at line 1, column 4",
                    "{}x|unexpected character at line 1, column 3",
                    "{a:1}|unexpected character at line 1, column 2",
                    "{'a':1}|unexpected character at line 1, column 2",
                    "{\"a\":01}|unexpected character at line 1, column 7",
                    "{\"a\":+1}|unexpected character at line 1, column 7",
                    "{\"a\":.5}|unexpected character at line 1, column 6",
                    "/* a */ {}|unexpected character at line 1, column 1",
                })
        void whatIsNotJsonIsRefusedWithItsPlace(String text, String problem) {
            refusal(JSON, text).hasMessage("The body is not valid JSON: " + problem + ".");
        }

        @ParameterizedTest
        @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "nul", "0x10", "1.", "1e", "\"\\q\"", "\"\\u12\""})
        void aValueThatJsonDoesNotHaveIsRefused(String value) {
            refusal(JSON, "{\"a\":" + value + "}").hasMessageStartingWith("The body is not valid JSON: unexpected");
        }

        @Test
        void aLineEndInAStringMustBeEscaped() {
            refusal(JSON, "{\n\"content\":\"a\nb\"}")
                    .hasMessage("The body is not valid JSON: a line end or control character that is not escaped at"
                            + " line 2, column 13.");
        }

        @Test
        void noPartOfTheBodyIsQuoted() {
            refusal(JSON, "{\"password\":hunter2hunter2}").message().doesNotContain("hunter2");
            refusal(JSON, "{\"password\" \"hunter2hunter2\"}").message().doesNotContain("hunter2");
            refusal(YAML, "password: @hunter2hunter2").message().doesNotContain("hunter2");
            refusal(YAML, "password: *hunter2hunter2").message().doesNotContain("hunter2");
        }

        @Test
        void aVeryLongNameIsRefused() {
            refusal(JSON, "{\"" + "a".repeat(60_000) + "\":1}")
                    .hasMessage("The body is not valid JSON: a name or a number is too long.");
        }
    }

    @Nested
    final class Yaml {

        @Test
        void scalarsAreReadByTheCoreSchema() {
            ObjectNode tree = tree(YAML, """
                    s: text
                    yes: yes
                    on: on
                    d: 2024-01-01
                    q: "5"
                    i: 5439
                    z: 012
                    o: 0o17
                    h: 0x1F
                    p: +7
                    b: 36893488147419103232
                    f: 12e5
                    t: True
                    n: ~
                    e:
                    "": ''
                    l:
                    - a
                    - {x: [1, 2]}
                    content: |
                      one
                      two
                    """);

            assertThat(tree)
                    .hasToString("{\"s\":\"text\",\"yes\":\"yes\",\"on\":\"on\",\"d\":\"2024-01-01\",\"q\":\"5\","
                            + "\"i\":5439,\"z\":12,\"o\":15,\"h\":31,\"p\":7,\"b\":36893488147419103232,\"f\":1.2E+6,"
                            + "\"t\":true,\"n\":null,\"e\":null,\"\":\"\",\"l\":[\"a\",{\"x\":[1,2]}],"
                            + "\"content\":\"one\\ntwo\\n\"}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a: &x 1|YAML anchors and aliases are not allowed (line 1, column 4).",
                    "a: *x|YAML anchors and aliases are not allowed (line 1, column 4).",
                    "*x : 1|YAML anchors and aliases are not allowed (line 1, column 1).",
                    "a: !!str 5|YAML tags are not allowed (line 1, column 4).",
                    "a: ! 5|YAML tags are not allowed (line 1, column 4).",
                    "a: !!map {}|YAML tags are not allowed (line 1, column 4).",
                    "a: !java.net.URL []|YAML tags are not allowed (line 1, column 4).",
                    "!!str a: 1|YAML tags are not allowed (line 1, column 1).",
                    "{!local a: 1}|YAML tags are not allowed (line 1, column 2).",
                    "1: a|A name must be a string; put it in quotes (line 1, column 1).",
                    "a: {true: b}|A name must be a string; put it in quotes (line 1, column 5).",
                    "? [a]|A name must be a string; put it in quotes (line 1, column 3).",
                    "null: a|A name must be a string; put it in quotes (line 1, column 1).",
                    "a: .inf|a must be a finite number",
                    "a: -.Inf|a must be a finite number",
                    "a: [.NaN]|a[0] must be a finite number",
                    "a: b: c|The body is not valid YAML: unexpected character at line 1, column 5.",
                    "a: [1, 2|The body is not valid YAML: unexpected end at line 1, column 9.",
                    "{\"a\": 1|The body is not valid YAML: unexpected end at line 1, column 8.",
                    "a: 'x|The body is not valid YAML: unexpected end at line 1, column 6.",
                })
        void whatCouldMeanTwoThingsIsRefused(String text, String message) {
            refusal(YAML, text).hasMessage(message);
        }

        @Test
        void aTabThatIndentsIsNamed() {
            refusal(YAML, "a:\n\tb: 1")
                    .hasMessage("The body is not valid YAML: a tab, where only spaces indent at line 2, column 1.");
        }

        @Test
        void aRawControlCharacterIsRefusedWithItsPlace() {
            refusal(YAML, "😀: 1\nb: \u0001")
                    .hasMessage("The body is not valid YAML: unexpected character at line 2, column 4.");
        }

        @Test
        void thePlaceIsRightInALongBody() {
            refusal(YAML, "# ключ: 😀\n".repeat(20_000) + "b: \u0001")
                    .hasMessage("The body is not valid YAML: unexpected character at line 20001, column 4.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a: \"\\U99999999\"", "a: \"\\x"})
        void anEscapeThatIsNoneIsRefused(String text) {
            refusal(YAML, text).hasMessage("The body is not valid YAML: an escape sequence in a string is not one.");
        }

        @Test
        void anotherVersionOfYamlIsRefused() {
            refusal(YAML, "%YAML 3.0\n---\na: 1").hasMessage("The body is not valid YAML 1.2.");
        }

        @Test
        void moreThanOneDocumentIsRefused() {
            refusal(YAML, "a: 1\n---\na: 1").hasMessage("The body must be one YAML document.");
            refusal(YAML, "---\n---\n").hasMessage("The body must be one YAML document.");
        }

        @Test
        void anAliasBombIsRefusedAtItsFirstAnchor() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
            for (int i = 1; i < 30; i++) {
                String alias = "*a" + (i - 1);
                bomb.append("a%d: &a%d [%s]%n".formatted(i, i, String.join(",", Collections.nCopies(10, alias))));
            }

            refusal(YAML, bomb.toString()).hasMessage("YAML anchors and aliases are not allowed (line 1, column 5).");
        }

        @Test
        void aMergeKeyIsANameLikeAnyOther() {
            assertThat(tree(YAML, "<<: {a: 1}")).hasToString("{\"<<\":{\"a\":1}}");
        }

        @Test
        void jsonIsYamlWithTabsLongNamesAndEscapes() {
            String name = "n".repeat(2000);
            assertThat(tree(YAML, "{\n\t\"" + name + "\"\n\t: \"\\/\\ud83d\\ude00\"\n}")
                            .path(name)
                            .textValue())
                    .isEqualTo("/😀");
        }

        @Test
        void aFlowMappingThatIsNoJsonIsReadAsYaml() {
            assertThat(tree(YAML, "{a: yes, 'b': 1} # end")).hasToString("{\"a\":\"yes\",\"b\":1}");
        }
    }

    @Nested
    final class InBoth {

        @ParameterizedTest
        @ValueSource(strings = {JSON, YAML})
        void aNameTwiceIsRefusedWithItsPath(String type) {
            refusal(type, "{\"config\":{\"host\":\"a\",\"port\":1,\"host\":null}}")
                    .hasMessage("config.host is given more than once");
            refusal(type, "{\"a\":[{\"b\":1},{\"b\":1,\"\\u0062\":2}]}").hasMessage("a[1].b is given more than once");
        }

        @Test
        void aNameTwiceInBlockYamlIsRefusedWithItsPath() {
            refusal(YAML, "config:\n  host: a\n  'host': b\n").hasMessage("config.host is given more than once");
        }

        @ParameterizedTest
        @ValueSource(strings = {JSON, YAML})
        void thirtyTwoLevelsAreReadAndNoMore(String type) {
            assertThat(tree(type, "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")
                            .size())
                    .isEqualTo(1);
            refusal(type, "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")
                    .hasMessage("The body is nested deeper than 32 levels.");
            refusal(type, "{\"a\":".repeat(500_000)).hasMessage("The body is nested deeper than 32 levels.");
        }

        @Test
        void blockYamlIsNoDeeper() {
            refusal(YAML, "- ".repeat(100_000)).hasMessage("The body is nested deeper than 32 levels.");
            refusal(YAML, "? ".repeat(100_000))
                    .hasMessage("A name must be a string; put it in quotes (line 1, column 3).");
        }

        @ParameterizedTest
        @ValueSource(strings = {JSON, YAML})
        void controlCharactersAreRefusedWithThePath(String type) {
            for (String escape : new String[] {"\\u0000", "\\n", "\\t", "\\u001f", "\\u007f", "\\u0085"}) {
                refusal(type, "{\"config\":{\"password\":\"a" + escape + "b\"}}")
                        .hasMessage("config.password must not contain control characters");
            }
            refusal(type, "{\"a\":[\"x\",\"\\r\"]}").hasMessage("a[1] must not contain control characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"content", "credential"})
        void keyMaterialMayHaveLineEndsAndTabs(String field) {
            for (String type : new String[] {JSON, YAML}) {
                assertThat(tree(type, "{\"k\":{\"" + field + "\":\"a\\r\\n\\tb\"}}")
                                .path("k")
                                .path(field)
                                .textValue())
                        .isEqualTo("a\r\n\tb");
                refusal(type, "{\"k\":{\"" + field + "\":\"a\\u0000b\"}}")
                        .hasMessage(
                                "k." + field + " must not contain control characters other than line ends and tabs");
            }
        }

        @Test
        void onlyTheFieldItselfIsKeyMaterial() {
            refusal(JSON, "{\"content\":{\"x\":\"\\n\"}}").hasMessage("content.x must not contain control characters");
            refusal(JSON, "{\"content\":[\"\\n\"]}").hasMessage("content[0] must not contain control characters");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\ud800", "\\udc00", "x\\ud83dy", "\\udc00\\ud800"})
        void halvesOfSurrogatePairsAreRefusedWithThePath(String escape) {
            for (String type : new String[] {JSON, YAML}) {
                refusal(type, "{\"config\":{\"host\":\"" + escape + "\"}}")
                        .hasMessage("config.host is not valid Unicode: it contains half of a surrogate pair");
            }
            refusal(YAML, "config:\n  host: \"" + escape + "\"")
                    .message()
                    .startsWith("config.host is not valid Unicode");
        }

        @ParameterizedTest
        @ValueSource(strings = {JSON, YAML})
        void namesWithControlCharactersAreRefused(String type) {
            refusal(type, "{\"config\":{\"ho\\u0000st\":1}}")
                    .hasMessage("The body must not contain names with control characters or halves of surrogate pairs:"
                            + " config.host");
            refusal(type, "{\"\\ud800\":1}").message().startsWith("The body must not contain names with");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e999999999", "-1E999999999", "1e-999999999", "1e99999999999999999999", "1e401"})
        void aNumberThatCannotBeHandledWithoutCareIsRefused(String number) {
            refusal(JSON, "{\"config\":{\"port\":" + number + "}}").hasMessage("config.port is a number out of range");
            refusal(YAML, "config: {port: " + number + "}").hasMessage("config.port is a number out of range");
        }

        @ParameterizedTest
        @CsvSource({
            "application/json, 401",
            "application/json, 900000",
            "application/yaml, 401",
            "application/yaml, 900000"
        })
        void aNumberWithTooManyDigitsIsRefused(String type, int digits) {
            refusal(type, "{\"a\":" + "7".repeat(digits) + "}")
                    .message()
                    .isIn("a is a number out of range", "The body is not valid JSON: a name or a number is too long.");
        }

        @ParameterizedTest
        @ValueSource(strings = {JSON, YAML})
        void moreThan50000ValuesAreRefused(String type) {
            assertThat(tree(type, "{\"a\":[" + "0,".repeat(49_997) + "0]}")
                            .path("a")
                            .size())
                    .isEqualTo(49_998);
            refusal(type, "{\"a\":[" + "0,".repeat(49_998) + "0]}").hasMessage("The body has more than 50000 values.");
            refusal(type, "{\"a\":[" + "[],".repeat(300_000)).hasMessage("The body has more than 50000 values.");
        }

        @Test
        void bytesThatAreNoUtf8AreRefusedWithTheirPlace() {
            byte[][] malformed = {
                {'a', ':', ' ', (byte) 0xff},
                {'a', ':', ' ', (byte) 0xc0, (byte) 0x80},
                {'a', ':', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
                {'a', ':', ' ', (byte) 0xf0, (byte) 0x9f},
            };
            for (byte[] bytes : malformed) {
                assertThatThrownBy(() -> reader.read(null, null, bytes))
                        .isInstanceOf(UnreadableBody.class)
                        .hasMessage("The body is not valid UTF-8 (at byte 4).");
            }
        }

        @Test
        void utf16IsNoUtf8() {
            byte[] bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
            assertThatThrownBy(() -> reader.read(JSON, null, bytes)).isInstanceOf(UnreadableBody.class);
        }

        @Test
        void aMessageIsNeverLong() {
            String name = "n".repeat(5000);
            String nested = ("{\"" + name + "\":").repeat(31) + "\"\\u0000\"";
            refusal(JSON, nested)
                    .message()
                    .hasSizeLessThanOrEqualTo(200)
                    .endsWith("must not contain control characters");
        }
    }
}
