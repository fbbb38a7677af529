package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.platform.Platform;
import io.mooring.platform.Platforms;
import io.mooring.platform.SetUp;
import java.util.List;

/** The schemas of request bodies, made from the descriptions of the platforms' configurations. */
final class PlatformSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> RETURNED = List.of("id", "status", "validationResults");

    private PlatformSchemas() {}

    static void addTo(ObjectNode schemas, Platforms platforms) {
        ObjectNode created = choice("By `type`");
        ObjectNode edited = choice("By `type`; what was `<REDACTED>` on read may be sent back");
        ObjectNode credentials = choice("The fields of `config` with which a set-up user logs in");
        for (Platform<?, ?> platform : platforms.all()) {
            String name = platform.type().wireName().replace(" ", "");
            schemas.set(name + "Config", config(platform));
            schemas.set("New" + name, created(platform, name));
            among(created, "New" + name);
            if (platform.setUp() != SetUp.NONE) {
                schemas.set("Edited" + name, edited(platform, name));
                among(edited, "Edited" + name);
            }
            if (!platform.credentialFields().isEmpty()) {
                schemas.set(name + "Credentials", credentials(platform));
                among(credentials, name + "Credentials");
            }
        }
        schemas.set("NewIntegration", created);
        schemas.set("EditedIntegration", edited);
        schemas.set("Credentials", credentials);
    }

    private static ObjectNode choice(String description) {
        ObjectNode schema = JSON.objectNode().put("description", description);
        schema.putArray("anyOf");
        return schema;
    }

    private static void among(ObjectNode choice, String schema) {
        choice.withArray("anyOf").add(OpenApiDocument.reference("schemas/" + schema));
    }

    /** All schemas of the document are of this dialect. */
    private static ObjectNode config(Platform<?, ?> platform) {
        ObjectNode schema = platform.configuration().jsonSchema();
        schema.remove("$schema");
        return schema;
    }

    private static ObjectNode created(Platform<?, ?> platform, String name) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("type").put("const", platform.type().wireName());
        ArrayNode required = schema.putArray("required").add("type");
        addAutoBootstrap(platform.setUp(), properties, required);
        properties.set("config", OpenApiDocument.reference("schemas/" + name + "Config"));
        if (platform.setUp() == SetUp.NONE) {
            properties.set("config", orNull(properties.path("config")));
        } else {
            required.add("config");
        }
        return schema.put("additionalProperties", false);
    }

    private static void addAutoBootstrap(SetUp setUp, ObjectNode properties, ArrayNode required) {
        ObjectNode schema = properties.putObject("autoBootstrap");
        switch (setUp) {
            case CHOSEN -> {
                schema.put("type", "boolean").put("description", "Whether the service itself sets the platform up");
                required.add("autoBootstrap");
            }
            case PREPARED_BY_CUSTOMER -> {
                schema.put("const", false);
                required.add("autoBootstrap");
            }
            case NONE -> schema.putArray("enum").add(false).addNull();
        }
    }

    /** {@code null} in an optional field is as if absent. */
    private static ObjectNode orNull(JsonNode schema) {
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }

    private static ObjectNode edited(Platform<?, ?> platform, String name) {
        ObjectNode schema = created(platform, name);
        ObjectNode properties = (ObjectNode) schema.path("properties");
        RETURNED.forEach(field -> properties.putObject(field).put("description", "Taken and ignored"));
        return schema;
    }

    private static ObjectNode credentials(Platform<?, ?> platform) {
        ObjectNode whole = config(platform);
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        platform.credentialFields()
                .forEach(field -> properties.set(field, whole.path("properties").path(field)));
        return schema.put("additionalProperties", false);
    }
}
