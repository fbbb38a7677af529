package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/**
 * What a PUT may not change. Told before anything else that is wrong with the body, so each attribute is compared by itself: put into the
 * stored configuration in the place of the stored value, which keeps other violations out of it.
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
        if (mayChangeEverythingElse(stored.status())) {
            return;
        }
        JsonNode automatic = body.path("autoBootstrap");
        if (automatic.isBoolean() && automatic.booleanValue() != stored.automatic()) {
            changed.add("autoBootstrap");
        }
        if (body.path("config").isObject()) {
            changed.addAll(changedIn(body.path("config"), platform, stored));
        }
        if (!changed.isEmpty()) {
            throw refusal(changed);
        }
    }

    /** A failed create that left nothing behind is tied to no place yet. */
    private static boolean mayChangeEverythingElse(IntegrationStatus status) {
        return status instanceof IntegrationStatus.CreateError error && !error.leftOver();
    }

    private static <C extends Record & PlatformConfig> List<String> changedIn(
            JsonNode sent, Platform<C, ?> platform, StoredIntegration stored) {
        Shape<C> shape = platform.configuration();
        C before = shape.restore(stored.config(), SecretValues.NONE);
        List<String> changed = new ArrayList<>();
        for (String attribute : shape.components()) {
            if (platform.fixedAttributes().contains(attribute) && changes(attribute, sent, shape, before, stored)) {
                changed.add(attribute);
            }
        }
        return changed;
    }

    private static <C extends Record & PlatformConfig> boolean changes(
            String attribute, JsonNode sent, Shape<C> shape, C before, StoredIntegration stored) {
        ObjectNode candidate = stored.config().deepCopy();
        candidate.remove(attribute);
        if (sent.hasNonNull(attribute)) {
            candidate.set(attribute, sent.get(attribute));
        }
        return switch (shape.read(candidate, "config", new Occasion(stored.automatic(), true))) {
            case Reading.Accepted<C> accepted ->
                shape.changed(before, accepted.value()).contains(attribute);
            case Reading.Refused<C> refused -> false; // Missing or malformed: a violation of its own, told after this.
        };
    }

    private static Refusal refusal(List<String> attributes) {
        return Refusal.of(RunError.ATTRIBUTES_FIXED, Map.of("attributes", String.join(", ", attributes)));
    }
}
