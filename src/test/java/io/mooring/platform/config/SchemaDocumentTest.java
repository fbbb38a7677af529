package io.mooring.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class SchemaDocumentTest {
    private final JsonNode schema = Samples.SHAPE.jsonSchema();

    @Test
    void theDocumentNamesItsDraftAndAllowsNothingElse() {
        assertThat(schema.path("$schema").textValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.path("properties")
                        .path("proxy")
                        .path("additionalProperties")
                        .booleanValue())
                .isFalse();
        assertThat(schema.path("required")).hasToString("[\"host\",\"database\"]");
    }

    @Test
    void propertiesStandInTheRecordsOrder() {
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(Samples.SHAPE.components());
    }

    @Test
    void anIntegerHasItsBoundsAndDefault() {
        assertThat(property("port"))
                .isEqualTo(Samples.tree("{'type':['integer','null'],'minimum':1,'maximum':65535,'default':5439}"));
    }

    @Test
    void anEnumHasItsNames() {
        assertThat(property("authenticationType"))
                .isEqualTo(Samples.tree("{'type':['string','null'],'enum':['userPassword','accessKey','okta',null],"
                        + "'default':'userPassword'}"));
    }

    @Test
    void whatIsSensitiveIsOnlyWritten() {
        assertThat(property("password").path("writeOnly").booleanValue()).isTrue();
        assertThat(property("username").path("writeOnly").booleanValue()).isTrue();
        assertThat(property("note").has("writeOnly")).isFalse();
        assertThat(property("accessKeyId").path("anyOf").path(1).path("pattern").textValue())
                .isEqualTo("^(?:[A-Z0-9]{4,8})$");
    }

    @Test
    void conditionsAreSaid() {
        assertThat(schema.path("allOf"))
                .contains(
                        Samples.tree(
                                "{'if':{'properties':{'authenticationType':{'enum':['userPassword',null]}}},"
                                        + "'then':{'required':['password'],'properties':{'password':{'not':{'type':'null'}}}}}"),
                        Samples.tree("{'if':{'properties':{'verbose':{'enum':[true]}},'required':['verbose']},"
                                + "'then':{'required':['note'],'properties':{'note':{'not':{'type':'null'}}}}}"));
        assertThat(property("initialDatabase").path("description").textValue())
                .isEqualTo("Required when autoBootstrap is true.");
    }

    @Test
    void descriptionsArePublished() {
        assertThat(property("host").path("description").textValue()).isEqualTo("Where the cluster answers.");
    }

    private JsonNode property(String name) {
        return schema.path("properties").path(name);
    }
}
