package io.mooring.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

final class BodyReaderPropertiesTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "\"",
        "'",
        "- ",
        "? ",
        "\n",
        "\r",
        "\t",
        " ",
        "  ",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "!<",
        "|\n",
        ">-\n",
        "|9",
        "#",
        " #",
        "%",
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "---",
        "...",
        "\\",
        "\\u",
        "\\U",
        "\\ud83d",
        "\\x4",
        "null",
        "true",
        "1e9",
        "0x",
        "0o9",
        ".inf",
        "-",
        "+",
        ".",
        "<<",
        "key",
        "content",
        "é",
        "😀",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\u0000",
        "\u007f",
        "@",
        "`",
        "\"a\":",
        "1e999999999",
        "9".repeat(450)
    };

    private final BodyReader reader = new BodyReader();
    private final ObjectMapper mapper = new ObjectMapper();

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll @From("types") @Nullable String type) {
        readOrRefused(type, bytes);
    }

    @Property(tries = 2000)
    void anyTextOfSyntaxIsReadOrRefused(
            @ForAll @From("syntax") String text, @ForAll @From("types") @Nullable String type) {
        readOrRefused(type, text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aDamagedBodyIsReadOrRefused(
            @ForAll @From("objects") Map<String, Object> object,
            @ForAll @From("syntax") String damage,
            @ForAll int where,
            @ForAll @From("types") @Nullable String type) {
        String text = dump(object);
        int at = Math.floorMod(where, text.length());
        readOrRefused(type, (text.substring(0, at) + damage + text.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void jsonComesBackAsItWasWritten(@ForAll @From("objects") Map<String, Object> object)
            throws JsonProcessingException {
        String text = mapper.writeValueAsString(object);

        JsonNode expected = mapper.readTree(text);
        assertThat(read("application/json", text)).isEqualTo(expected);
        assertThat(read(null, text)).isEqualTo(expected);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void yamlComesBackAsItWasWritten(@ForAll @From("objects") Map<String, Object> object) {
        assertThat(read("application/yaml", dump(object))).isEqualTo(mapper.valueToTree(object));
    }

    private void readOrRefused(@Nullable String type, byte[] bytes) {
        try {
            assertThat(reader.read(type, null, bytes)).isNotNull();
        } catch (BodyRefusal refusal) {
            assertThat(refusal.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        }
    }

    private ObjectNode read(@Nullable String type, String text) {
        return switch (reader.read(type, null, text.getBytes(StandardCharsets.UTF_8))) {
            case Body.Tree(ObjectNode root) -> root;
            case Body.None() -> mapper.createObjectNode();
        };
    }

    private static String dump(Object object) {
        return new Dump(DumpSettings.builder()
                        .setSchema(new CoreSchema())
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(object);
    }

    @Provide
    static Arbitrary<String> types() {
        return Arbitraries.of("application/json", "application/yaml", "text/x-yaml; charset=utf-8")
                .injectNull(0.2);
    }

    @Provide
    static Arbitrary<String> syntax() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Provide
    static Arbitrary<Map<String, Object>> objects() {
        return Arbitraries.maps(names(), values(2)).ofMinSize(1).ofMaxSize(5);
    }

    private static Arbitrary<Object> values(int levels) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().lessOrEqual(Integer.MIN_VALUE - 1L).asGeneric(),
                Arbitraries.longs()
                        .map(n -> BigInteger.TWO.pow(70).add(BigInteger.valueOf(n)))
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        if (levels == 0) {
            return scalars;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(5, scalars),
                Tuple.of(1, values(levels - 1).list().ofMaxSize(4).asGeneric()),
                Tuple.of(
                        1,
                        Arbitraries.maps(names(), values(levels - 1))
                                .ofMaxSize(4)
                                .asGeneric()));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.of("yes", "on", "1", "null", "", "<<", "a b", "ключ"), texts());
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> odd =
                Arbitraries.of("yes", "012", "1e5", "~", "null", "true", ".inf", "- a", "a: b", "#", "*x", "!t", " x ");
        Arbitrary<String> any = Arbitraries.strings()
                .excludeChars('\uFFFE', '\uFFFF', '\u2028', '\u2029')
                .ofMaxLength(12)
                .filter(text -> !Characters.hasControl(text, false) && !Characters.hasLoneSurrogate(text));
        return Combinators.combine(odd, any, Arbitraries.of(true, false))
                .as((one, other, first) -> first ? one : other);
    }
}
