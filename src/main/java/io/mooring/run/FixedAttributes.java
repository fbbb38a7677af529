package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.config.Occasion;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.SecretValues;
import io.mooring.platform.config.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PUT may not change. Told before anything else that is wrong with the body, so each attribute is compared by itself: read over the
 * stored configuration, which keeps other violations out of it.
 */
final class FixedAttributes {
    private FixedAttributes() {}

    /** @throws Refusal naming every fixed attribute that the body changes */
    static <C extends Record & PlatformConfig> void requireUnchanged(
            @Nullable JsonNode body, Platform<C, ?> platform, StoredIntegration stored) {
        if (body == null) {
            return;
        }
        List<String> changed = new ArrayList<>();
        JsonNode type = body.path("type");
        if (type.isTextual() && !type.textValue().equals(stored.type())) {
            throw refusal(List.of("type"));
        }
        JsonNode automatic = body.path("autoBootstrap");
        boolean created = !(stored.status() instanceof IntegrationStatus.CreateError);
        if (created && automatic.isBoolean() && automatic.booleanValue() != stored.automatic()) {
            changed.add("autoBootstrap");
        }
        if (body.path("config").isObject()) {
            changed.addAll(changedIn(body.path("config"), platform, stored));
        }
        if (!changed.isEmpty()) {
            throw refusal(changed);
        }
    }

    /** What was never set up may change; only what a failed create left behind ties it to its place. */
    private static Set<String> fixed(Platform<?, ?> platform, IntegrationStatus status) {
        if (status instanceof IntegrationStatus.CreateError error) {
            return error.leftOver() ? platform.place() : Set.of();
        }
        return platform.fixedAttributes();
    }

    private static <C extends Record & PlatformConfig> List<String> changedIn(
            JsonNode sent, Platform<C, ?> platform, StoredIntegration stored) {
        Shape<C> shape = platform.configuration();
        C before = shape.restore(stored.config(), SecretValues.NONE);
        Set<String> fixed = fixed(platform, stored.status());
        List<String> changed = new ArrayList<>();
        for (String attribute : shape.components()) {
            if (fixed.contains(attribute) && changes(attribute, sent, shape, before, stored)) {
                changed.add(attribute);
            }
        }
        return changed;
    }

    private static <C extends Record & PlatformConfig> boolean changes(
            String attribute, JsonNode sent, Shape<C> shape, C before, StoredIntegration stored) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        candidate.set(attribute, sent.get(attribute));
        Occasion occasion = new Occasion(stored.automatic(), true);
        return switch (shape.readOver(before, List.of(attribute), candidate, "config", occasion)) {
            case Reading.Accepted<C> accepted ->
                shape.changed(before, accepted.value()).contains(attribute);
            case Reading.Refused<C> refused -> false; // Missing or malformed: a violation of its own, told after this.
        };
    }

    private static Refusal refusal(List<String> attributes) {
        return Refusal.of(RunError.ATTRIBUTES_FIXED, Map.of("attributes", String.join(", ", attributes)));
    }
}
