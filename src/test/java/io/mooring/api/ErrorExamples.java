package io.mooring.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes an example of each error of an operation, in the words of the catalogue. */
final class ErrorExamples {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, CatalogEntry> entries;
    private final JsonNode usualValues;

    ErrorExamples(ErrorCatalog catalog, JsonNode usualValues) {
        this.entries = catalog.entries().stream().collect(Collectors.toMap(CatalogEntry::code, Function.identity()));
        this.usualValues = usualValues;
    }

    /** @param errors codes, or objects with a code and values of their own */
    Map<Integer, Map<String, ObjectNode>> byStatus(JsonNode errors) {
        Map<Integer, Map<String, ObjectNode>> byStatus = new TreeMap<>();
        for (JsonNode error : errors) {
            CatalogEntry entry = entry(
                    error.isTextual() ? error.asText() : error.path("code").asText());
            byStatus.computeIfAbsent(entry.status(), status -> new LinkedHashMap<>())
                    .put(entry.code(), example(entry, error.path("values")));
        }
        return byStatus;
    }

    private CatalogEntry entry(String code) {
        CatalogEntry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalStateException(
                    "The description names the error " + code + ", which is not in the catalogue");
        }
        return entry;
    }

    private ObjectNode example(CatalogEntry entry, JsonNode ownValues) {
        ObjectNode example = JsonNodeFactory.instance
                .objectNode()
                .put("statusCode", entry.status())
                .put("error", ErrorBody.words(entry.status()))
                .put("message", message(entry, ownValues))
                .put("code", entry.code())
                .put("requestId", "change-4711");
        return entry.code().equals("validationFailed") ? withResults(example) : example;
    }

    private String message(CatalogEntry entry, JsonNode ownValues) {
        return PLACE.matcher(entry.message())
                .replaceAll(place -> value(entry, place.group(1), ownValues).replace("$", "\\$"));
    }

    private String value(CatalogEntry entry, String name, JsonNode ownValues) {
        String value = ownValues.path(name).asText(usualValues.path(name).asText());
        if (value.isEmpty()) {
            throw new IllegalStateException("x-values has nothing for {" + name + "} of " + entry.code());
        }
        return value;
    }

    private static ObjectNode withResults(ObjectNode example) {
        ObjectNode results = example.putObject("validationResults").put("status", "failed");
        results.putArray("validationTests")
                .addObject()
                .put("name", "Initial Validation: Basic Connection Test")
                .put("status", "failed")
                .put("message", "organization.aws.amazon.com:5439 refused the connection.")
                .put("code", "connectionRefused")
                .put(
                        "remediation",
                        "Check host and port, that the platform is running, and that its firewall admits this service.")
                .put("retryable", "yes")
                .put("durationMillis", 12);
        return example;
    }
}
