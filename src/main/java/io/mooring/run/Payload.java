package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.mooring.domain.FieldPath;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformType;
import io.mooring.platform.Platforms;
import io.mooring.platform.SetUp;
import io.mooring.platform.config.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a POST or PUT body: {@code type}, {@code autoBootstrap}, {@code config}. What is wrong with it is collected, not
 * thrown, so that it can be told together with what is wrong inside {@code config}.
 *
 * @param config {@link MissingNode} where none was sent
 */
record Payload(Platform<?, ?> platform, boolean automatic, JsonNode config, List<Violation> violations) {
    private static final Set<String> SENT = Set.of("type", "autoBootstrap", "config");
    /** What GET returns beside them: a client may send it back unchanged. */
    private static final Set<String> RETURNED = Set.of("id", "status", "validationResults");

    static Payload ofCreate(@Nullable JsonNode tree, Platforms platforms) {
        return of(tree, platforms, SENT);
    }

    static Payload ofEdit(@Nullable JsonNode tree, Platforms platforms) {
        Set<String> allowed = new TreeSet<>(SENT);
        allowed.addAll(RETURNED);
        return of(tree, platforms, allowed);
    }

    /** Fails with every violation at once when the platform itself can't be told. */
    private static Payload of(@Nullable JsonNode tree, Platforms platforms, Set<String> allowed) {
        JsonNode body = tree == null ? MissingNode.getInstance() : tree;
        List<Violation> violations = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                violations.add(new Violation(FieldPath.of(name).toString(), "is not allowed"));
            }
        });
        JsonNode type = value(body, "type");
        String announced =
                platforms.announced(type.asText()).map(PlatformType::title).orElse("");
        if (type.isTextual() && !announced.isEmpty()) {
            throw Refusal.of(RunError.PLATFORM_NOT_AVAILABLE, Map.of("platform", announced));
        }
        Platform<?, ?> platform =
                type.isTextual() ? platforms.find(type.textValue()).orElse(null) : null;
        if (platform == null) {
            violations.add(typeViolation(type, platforms));
            addPresence(violations, body);
            throw refusal(violations);
        }
        boolean automatic = automatic(platform, value(body, "autoBootstrap"), violations);
        return new Payload(platform, automatic, config(platform, value(body, "config")), violations);
    }

    /** The refusal for these violations, in the order of their paths. */
    static Refusal refusal(List<Violation> violations) {
        List<String> sentences =
                violations.stream().sorted().distinct().map(Violation::text).toList();
        return Refusal.of(RunError.INVALID_PAYLOAD, Map.of("violations", String.join("; ", sentences)));
    }

    private static boolean automatic(Platform<?, ?> platform, JsonNode sent, List<Violation> violations) {
        if (!sent.isMissingNode() && !sent.isBoolean()) {
            violations.add(new Violation("autoBootstrap", "must be true or false"));
            return false;
        }
        boolean automatic = sent.asBoolean(false);
        switch (platform.setUp()) {
            case CHOSEN -> require(sent, violations);
            case PREPARED_BY_CUSTOMER -> {
                require(sent, violations);
                refuseTrue(platform, automatic, violations);
            }
            case NONE -> refuseTrue(platform, automatic, violations);
        }
        return automatic;
    }

    private static void require(JsonNode sent, List<Violation> violations) {
        if (sent.isMissingNode()) {
            violations.add(new Violation("autoBootstrap", "is required"));
        }
    }

    private static void refuseTrue(Platform<?, ?> platform, boolean automatic, List<Violation> violations) {
        if (automatic) {
            String problem = "must be false for " + platform.type().title();
            violations.add(new Violation("autoBootstrap", problem));
        }
    }

    /** Where nothing needs to be configured, no {@code config} means an empty one. */
    private static JsonNode config(Platform<?, ?> platform, JsonNode sent) {
        return platform.setUp() == SetUp.NONE && sent.isMissingNode() ? JsonNodeFactory.instance.objectNode() : sent;
    }

    private static Violation typeViolation(JsonNode type, Platforms platforms) {
        if (type.isMissingNode()) {
            return new Violation("type", "is required");
        }
        List<String> names = platforms.all().stream()
                .map(platform -> platform.type().wireName())
                .toList();
        return new Violation("type", "must be one of " + String.join(", ", names));
    }

    private static void addPresence(List<Violation> violations, JsonNode body) {
        for (String name : List.of("autoBootstrap", "config")) {
            if (value(body, name).isMissingNode()) {
                violations.add(new Violation(name, "is required"));
            }
        }
    }

    private static JsonNode value(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }
}
