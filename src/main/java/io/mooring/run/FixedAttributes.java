package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.platform.Platform;
import io.mooring.platform.config.Occasion;
import io.mooring.platform.config.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a PUT may not change. Told before anything else that is wrong with the body, so each attribute is compared by itself: read over the
 * stored configuration, which keeps other violations out of it.
 */
final class FixedAttributes {
    private FixedAttributes() {}

    /** @throws Refusal naming every fixed attribute that the body changes */
    static <C extends Record> void requireUnchanged(
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

    private static <C extends Record> List<String> changedIn(
            JsonNode sent, Platform<C, ?> platform, StoredIntegration stored) {
        C before = Configurations.stored(platform, stored);
        JsonNode filled = platform.configuration().fillRedacted(sent, before);
        Map<String, Function<C, Object>> fixed = fixed(platform, stored.status());
        List<String> changed = new ArrayList<>();
        for (String name : platform.configuration().components()) {
            Function<C, Object> compared = fixed.get(name);
            if (compared != null && changes(compared, before, read(name, filled, platform, before, stored))) {
                changed.add(name);
            }
        }
        return changed;
    }

    private static <C> boolean changes(Function<C, Object> compared, C before, Optional<C> wanted) {
        return wanted.map(compared)
                .filter(value -> !value.equals(compared.apply(before)))
                .isPresent();
    }

    /** What was never set up may change; only what a failed create left behind ties it to its place. */
    private static <C extends Record> Map<String, Function<C, Object>> fixed(
            Platform<C, ?> platform, IntegrationStatus status) {
        Map<String, Function<C, Object>> fixed = new HashMap<>(platform.fixed());
        if (status instanceof IntegrationStatus.CreateError error) {
            fixed.keySet().retainAll(error.leftOver() ? platform.place() : Set.of());
        }
        return fixed;
    }

    /** Empty where the value is missing or malformed: a violation of its own, told after this. */
    private static <C extends Record> Optional<C> read(
            String attribute, JsonNode sent, Platform<C, ?> platform, C before, StoredIntegration stored) {
        if (sent.path(attribute).asText().equals(Secret.MARK)) {
            return Optional.empty();
        }
        ObjectNode candidate = JsonNodeFactory.instance.objectNode();
        candidate.set(attribute, sent.get(attribute));
        Occasion occasion = new Occasion(stored.automatic(), true);
        return switch (platform.configuration().readOver(before, List.of(attribute), candidate, "config", occasion)) {
            case Reading.Accepted<C> accepted -> Optional.of(accepted.value());
            case Reading.Refused<C> refused -> Optional.empty();
        };
    }

    private static Refusal refusal(List<String> attributes) {
        return Refusal.of(RunError.ATTRIBUTES_FIXED, Map.of("attributes", String.join(", ", attributes)));
    }
}
