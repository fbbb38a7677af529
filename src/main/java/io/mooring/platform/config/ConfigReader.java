package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads single values of a tree by their kind. Empty means refused, with the reason among the findings. */
final class ConfigReader {
    /** Begins a reference to a secret that is kept elsewhere: never taken for the secret itself. */
    static final String REFERENCE = "secret://";

    private static final String NO_PROVIDER =
            "must not be a reference (secret://…): this version has no secret providers, so send the value itself";

    private ConfigReader() {}

    static Optional<Object> value(Kind kind, JsonNode node, Site site) {
        return switch (kind) {
            case Kind.Text text -> text(text, node, site);
            case Kind.Whole whole -> whole(whole, node, site);
            case Kind.Flag ignored -> flag(node, site);
            case Kind.Choice choice -> choice(choice, node, site);
            case Kind.Nested(Layout layout) -> nested(layout, node, site);
            case Kind.Many(Kind item) -> many(item, node, site);
        };
    }

    private static Optional<Object> text(Kind.Text kind, JsonNode node, Site site) {
        if (!node.isTextual()) {
            boolean scalar = node.isNumber() || node.isBoolean();
            return refused(site, scalar ? "must be a string; put it in quotes" : "must be a string");
        }
        String text = node.textValue();
        return problem(kind, text)
                .map(problem -> refused(site, problem))
                .orElseGet(() -> Optional.of(wrap(kind, text)));
    }

    private static Optional<String> problem(Kind.Text kind, String text) {
        if (kind.sensitive() && text.startsWith(REFERENCE)) {
            return Optional.of(NO_PROVIDER);
        }
        return kind.sensitive() && text.equals(Secret.MARK)
                ? Optional.empty()
                : kind.rules().stream()
                        .flatMap(rule -> rule.problem(text).stream())
                        .findFirst();
    }

    static Object wrap(Kind.Text kind, String text) {
        return kind.wrapped() ? Secret.of(text) : text;
    }

    /** As for JSON Schema, {@code 443.0} is an integer. */
    private static Optional<Object> whole(Kind.Whole kind, JsonNode node, Site site) {
        if (!node.isNumber() || !node.canConvertToExactIntegral()) {
            return refused(site, "must be an integer");
        }
        boolean inRange = node.canConvertToInt() && node.intValue() >= kind.min() && node.intValue() <= kind.max();
        return inRange
                ? Optional.of(node.intValue())
                : refused(site, "must be between " + kind.min() + " and " + kind.max());
    }

    private static Optional<Object> flag(JsonNode node, Site site) {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : refused(site, "must be true or false");
    }

    private static Optional<Object> choice(Kind.Choice kind, JsonNode node, Site site) {
        Object constant = node.isTextual() ? kind.constants().get(node.textValue()) : null;
        return constant != null
                ? Optional.of(constant)
                : refused(
                        site,
                        "must be one of " + String.join(", ", kind.constants().keySet()));
    }

    private static Optional<Object> nested(Layout layout, JsonNode node, Site site) {
        if (node instanceof ObjectNode object) {
            return new RecordReader(layout, site).read(object).map(Object.class::cast);
        }
        return refused(site, "must be an object");
    }

    private static Optional<Object> many(Kind item, JsonNode node, Site site) {
        if (!(node instanceof ArrayNode array)) {
            return refused(site, "must be an array");
        }
        int before = site.findings().count();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            value(item, array.get(i), site.item(i)).ifPresent(items::add);
        }
        checkKeys(item, array, site);
        return site.findings().count() == before ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private static void checkKeys(Kind item, ArrayNode array, Site site) {
        if (item instanceof Kind.Nested(Layout layout)) {
            layout.itemKey().ifPresent(key -> checkUnique(key, array, site));
        }
    }

    private static void checkUnique(Component key, ArrayNode array, Site site) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).path(key.name()).isTextual() && !seen.add(Keys.of(key, array.get(i)))) {
                site.item(i).field(key.name()).refuse("is given more than once");
            }
        }
    }

    private static Optional<Object> refused(Site site, String problem) {
        site.refuse(problem);
        return Optional.empty();
    }
}
