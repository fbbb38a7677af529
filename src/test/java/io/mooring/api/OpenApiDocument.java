package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Makes the description of the HTTP interface from what people wrote and what the code knows. */
final class OpenApiDocument {
    private static final Path WRITTEN = Path.of("src/openapi/openapi.yaml");
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root;
    private final ErrorExamples examples;
    private final ErrorCatalog catalog;

    private OpenApiDocument(ObjectNode root, ErrorCatalog catalog) {
        this.root = root;
        this.catalog = catalog;
        this.examples = new ErrorExamples(catalog, root.remove("x-values"));
    }

    static ObjectNode of(Platforms platforms, ErrorCatalog catalog) throws IOException {
        OpenApiDocument document = new OpenApiDocument((ObjectNode) read(Files.readString(WRITTEN)), catalog);
        document.addErrors();
        document.addRequestIds();
        document.addSchemas(platforms);
        return document.root;
    }

    static JsonNode read(String yaml) {
        return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    static String write(JsonNode document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(140)
                .build();
        return new Dump(settings, new QuotingRepresenter(settings))
                .dumpToString(MAPPER.convertValue(document, Object.class));
    }

    /** Readers of YAML 1.1, of which there are many, take these words for booleans. */
    private static final class QuotingRepresenter extends StandardRepresenter {
        private static final Set<String> BOOLEANS = Set.of("yes", "no", "on", "off", "y", "n");

        QuotingRepresenter(DumpSettings settings) {
            super(settings);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean misread = tag.equals(Tag.STR) && BOOLEANS.contains(value.toLowerCase(Locale.ROOT));
            return super.representScalar(tag, value, misread ? ScalarStyle.SINGLE_QUOTED : style);
        }
    }

    private void addErrors() {
        root.path("paths")
                .forEach(path -> METHODS.forEach(method -> {
                    if (path.path(method) instanceof ObjectNode operation) {
                        addErrors(operation, method);
                    }
                }));
    }

    private void addErrors(ObjectNode operation, String method) {
        ArrayNode errors = JSON.arrayNode();
        if (!operation.path("security").isArray()) {
            errors.add("unauthorized").add("forbidden").add("keyNotChecked");
            errors.addObject()
                    .put("code", "tooManyFailedAuthentications")
                    .putObject("values")
                    .put("limit", "100");
        }
        if (!operation.path("security").isArray() && !method.equals("get")) {
            errors.addObject()
                    .put("code", "tooManyRequests")
                    .putObject("values")
                    .put("limit", "600");
        }
        if (operation.has("requestBody")) {
            errors.add("invalidPayload")
                    .add("bodyTooLarge")
                    .add("bodyUnsupported")
                    .add("bodyUnreadable");
        }
        if (!method.equals("get") && operation.path("tags").path(0).asText().matches("Integrations|Scripts")) {
            errors.addObject()
                    .put("code", "queryInvalid")
                    .putObject("values")
                    .put("violations", "dryrun is not a query parameter of this call");
        }
        if (operation.remove("x-errors") instanceof ArrayNode own) {
            errors.addAll(own);
        }
        errors.add("internalError");
        examples.byStatus(errors)
                .forEach((status, ofStatus) -> ((ObjectNode) operation.path("responses"))
                        .set(Integer.toString(status), shared(response(status, ofStatus), ofStatus.keySet())));
    }

    /** A response that more than one operation has stands in the document once. */
    private ObjectNode shared(ObjectNode response, Set<String> codes) {
        String name = codes.stream()
                .map(code -> Character.toUpperCase(code.charAt(0)) + code.substring(1))
                .collect(Collectors.joining());
        ObjectNode responses = (ObjectNode) root.path("components").path("responses");
        JsonNode existing = responses.path(name);
        if (existing.isMissingNode()) {
            responses.set(name, response);
        }
        return existing.isMissingNode() || existing.equals(response) ? reference("responses/" + name) : response;
    }

    private ObjectNode response(int status, Map<String, ObjectNode> ofStatus) {
        ObjectNode response = JSON.objectNode();
        response.put("description", titles(ofStatus));
        if (status == 401) {
            response.putObject("headers").set("WWW-Authenticate", reference("headers/Challenge"));
        }
        if (status == 503 || status == 429) {
            response.putObject("headers").set("Retry-After", reference("headers/RetryAfter"));
        }
        ObjectNode content = response.putObject("content");
        ObjectNode documented = content.putObject("application/json");
        documented.set("schema", reference("schemas/Error"));
        ObjectNode shown = documented.putObject("examples");
        ofStatus.forEach((code, example) -> shown.putObject(code).set("value", example));
        content.putObject("application/problem+json").set("schema", reference("schemas/Problem"));
        return response;
    }

    private String titles(Map<String, ObjectNode> ofStatus) {
        List<String> titles = catalog.entries().stream()
                .filter(entry -> ofStatus.containsKey(entry.code()))
                .map(entry -> entry.title())
                .toList();
        return String.join("; ", titles);
    }

    private void addRequestIds() {
        root.path("paths")
                .forEach(path -> METHODS.forEach(
                        method -> path.path(method).path("responses").forEach(OpenApiDocument::addRequestId)));
        root.path("components").path("responses").forEach(OpenApiDocument::addRequestId);
    }

    private static void addRequestId(JsonNode response) {
        if (!response.has("$ref")) {
            ((ObjectNode) response).withObject("/headers").set("X-Request-Id", reference("headers/RequestId"));
        }
    }

    private void addSchemas(Platforms platforms) {
        ObjectNode schemas = (ObjectNode) root.path("components").path("schemas");
        ArrayNode statuses = ((ObjectNode) schemas.path("Status")).putArray("enum");
        IntegrationStatus.all().stream()
                .map(IntegrationStatus::wireName)
                .distinct()
                .forEach(statuses::add);
        ArrayNode types = ((ObjectNode) schemas.path("Type")).putArray("enum");
        platforms.all().forEach(platform -> types.add(platform.type().wireName()));
        PlatformSchemas.addTo(schemas, platforms);
    }

    static ObjectNode reference(String component) {
        return JSON.objectNode().put("$ref", "#/components/" + component);
    }
}
