package io.mooring.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What the published JSON Schema accepts is what a reading accepts. */
final class SchemaPropertiesTest {
    private static final String ABSENT = "absent";

    /** Values that may turn up in any field. */
    private static final List<String> ANY = List.of(
            ABSENT,
            "null",
            "true",
            "5",
            "5.5",
            "5.0",
            "99999999999",
            "''",
            "'x'",
            "'<REDACTED>'",
            "'secret://a/b#c'",
            "[]",
            "{}",
            "[null]",
            "[5]",
            "['x']",
            "{'x':1}");

    /** What else may stand in a field, often the right thing. What only one side can say is not among them. */
    private static final Map<String, List<String>> FIELDS = fields();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Schema schema = registry.getSchema(Samples.SHAPE.jsonSchema());

    private static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(
                "host",
                List.of(
                        "'h.example'",
                        "'10.0.0.1'",
                        "'::1'",
                        "'h.example.'",
                        "'a b'",
                        "'h:1'",
                        "'https://h'",
                        "'127.1'"));
        fields.put("database", List.of("'immuta'", "'_a$1'", "'1a'", "'a b'", "'abcdefghijkl'", "'abcdefghijklm'"));
        fields.put(
                "initialDatabase",
                List.of(ABSENT, "'dev db'", "' a'", "'a '", "'a\\u0000b'", "'a\\n'", "'12345678901234567890'"));
        fields.put("authenticationType", List.of(ABSENT, "'userPassword'", "'accessKey'", "'okta'", "'USERPASSWORD'"));
        fields.put("username", List.of("'u'", "'u'", "'taylor@redshift.com'", ABSENT));
        fields.put("password", List.of("'p'", "'p'", "'pässwörd'", ABSENT));
        fields.put("accessKeyId", List.of("'ABCD'", "'ABCD1234'", "'ABCD12345'", "'abcd'", "'ABCD\\n'", ABSENT));
        fields.put("port", List.of(ABSENT, "1", "443", "65535", "65536", "0", "-1", "'443'"));
        fields.put("batch", List.of(ABSENT, "1", "2147483647", "2147483648", "0"));
        fields.put("verbose", List.of(ABSENT, "false", "true"));
        fields.put(
                "impersonation",
                List.of(ABSENT, "{'enabled':true}", "{'role':'r'}", "{'role':null}", "{'enabled':'x'}", "{'rol':1}"));
        fields.put("note", List.of(ABSENT, "'n'", "''", "'😀😀😀😀😀'", "'😀😀😀😀😀😀'"));
        fields.put(
                "proxy",
                List.of(ABSENT, "{'host':'p'}", "{'host':'p','password':''}", "{'password':'x'}", "{'host':null}"));
        fields.put("workspaces", List.of(ABSENT, "['a','abc']", "['abcd']", "['']"));
        fields.put(
                "connections",
                List.of(
                        ABSENT,
                        "[{'url':'a'}]",
                        "[{'url':'a','token':'t'},{'url':'b','catalogs':['c',5]}]",
                        "[{'url':'a','catalogs':['c']}]",
                        "[{'token':'t'}]",
                        "[{'url':''}]",
                        "[{'url':'a','x':1}]"));
        fields.put("unknown", List.of(ABSENT));
        return fields;
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theSchemaAcceptsWhatAReadingAccepts(@ForAll @From("trees") JsonNode tree) {
        Reading<SampleConfig> reading = Samples.SHAPE.read(tree, "config");
        List<Error> errors = schema.validate(tree);

        boolean accepted = reading instanceof Reading.Accepted;
        assertThat(errors.isEmpty()).as("%s%n%s%n%s", tree, reading, errors).isEqualTo(accepted);
        Statistics.label("accepted").collect(accepted).coverage(checker -> {
            checker.check(true).percentage(share -> share > 5);
            checker.check(false).percentage(share -> share > 5);
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatWasReadIsRestoredAndReadAgain(@ForAll @From("trees") JsonNode tree) {
        if (Samples.SHAPE.read(tree, "config") instanceof Reading.Accepted<SampleConfig>(SampleConfig config)) {
            Shape<SampleConfig> shape = Samples.SHAPE;
            SecretValues secrets = shape.secretsOf(config);

            assertThat(shape.restore(shape.plain(config), secrets)).isEqualTo(config);
            JsonNode filled = shape.fillRedacted(shape.redacted(config), config);
            assertThat(shape.redacted(Samples.accepted(shape.read(filled, "config"))))
                    .isEqualTo(shape.redacted(config));
            assertThat(schema.validate(shape.redacted(config))).isEmpty();
        }
    }

    @Example
    void theSchemaIsOne() {
        Schema metaSchema = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(Samples.SHAPE.jsonSchema())).isEmpty();
    }

    @Provide
    static Arbitrary<JsonNode> trees() {
        List<Arbitrary<Map.Entry<String, String>>> fields = FIELDS.entrySet().stream()
                .map(field -> value(field.getValue()).map(value -> Map.entry(field.getKey(), value)))
                .toList();
        return Combinators.combine(fields).as(SchemaPropertiesTest::tree).filter(SchemaPropertiesTest::keepsTheRules);
    }

    /** Mostly the first, which are right; sometimes any of the field's own; seldom anything. */
    private static Arbitrary<String> value(List<String> own) {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(own.subList(0, Math.min(2, own.size())))),
                Tuple.of(3, Arbitraries.of(own)),
                Tuple.of(1, Arbitraries.of(ANY)));
    }

    private static JsonNode tree(List<Map.Entry<String, String>> fields) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        fields.stream()
                .filter(field -> !field.getValue().equals(ABSENT))
                .forEach(field -> tree.set(field.getKey(), Samples.tree(field.getValue())));
        return tree;
    }

    /** No schema knows the rules in code. */
    private static boolean keepsTheRules(JsonNode tree) {
        return !(tree.hasNonNull("proxy") && tree.hasNonNull("note"));
    }
}
