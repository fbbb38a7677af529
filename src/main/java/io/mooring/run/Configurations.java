package io.mooring.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Secret;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.config.Occasion;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.SecretValues;
import io.mooring.platform.config.Shape;
import io.mooring.platform.config.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configurations of requests, read by their platform's shape; everything that is wrong with one becomes one {@link Refusal}.
 */
final class Configurations {
    private static final String NOT_STORED =
            "must be sent anew: no value is stored for the place that it would be sent to";

    private Configurations() {}

    /** Of a POST: every value must have been sent, the mark of a redacted one is none. */
    static <C extends Record & PlatformConfig> C ofCreate(Payload payload, Platform<C, ?> platform) {
        Shape<C> shape = platform.configuration();
        List<Violation> violations = new ArrayList<>(payload.violations());
        violations.addAll(marks(shape, payload.config(), "config"));
        return accepted(shape.read(payload.config(), "config", new Occasion(payload.automatic(), false)), violations);
    }

    /** Of a PUT: the mark means what is stored; where nothing is stored, credentials are asked for. */
    static <C extends Record & PlatformConfig> C ofEdit(
            Payload payload, Platform<C, ?> platform, StoredIntegration stored) {
        Shape<C> shape = platform.configuration();
        JsonNode filled = filled(payload, shape, stored(platform, stored));
        List<Violation> unknown = shape.redactedPaths(filled, "config").stream()
                .map(path -> new Violation(path, NOT_STORED))
                .toList();
        if (!unknown.isEmpty() && stored.automatic()) {
            throw Refusal.of(RunError.CREDENTIALS_REQUIRED, Map.of("operation", "edit"));
        }
        List<Violation> violations = new ArrayList<>(payload.violations());
        violations.addAll(unknown);
        return accepted(shape.read(filled, "config", new Occasion(payload.automatic(), false)), violations);
    }

    /** Of a DELETE of an automatic integration: the stored one, logging in as the body says. */
    static <C extends Record & PlatformConfig> C ofDelete(
            JsonNode body, Platform<C, ?> platform, StoredIntegration stored) {
        Shape<C> shape = platform.configuration();
        List<Violation> violations = new ArrayList<>(marks(shape, body, ""));
        body.fieldNames().forEachRemaining(name -> {
            if (shape.components().contains(name)
                    && !platform.credentialFields().contains(name)) {
                violations.add(new Violation(name, "is not allowed"));
            }
        });
        C configuration = stored(platform, stored);
        return accepted(
                shape.readOver(configuration, platform.credentialFields(), body, "", new Occasion(true, false)),
                violations);
    }

    /** For a script: a secret that was not sent, or sent as its mark, is absent, and a placeholder stands for it. */
    static <C extends Record & PlatformConfig> C ofScript(Payload payload, Platform<C, ?> platform) {
        return ofScript(payload, platform, payload.config());
    }

    /** For a script about a stored integration, whose configuration without secrets may fill in what was sent as the mark. */
    static <C extends Record & PlatformConfig> C ofScript(Payload payload, Platform<C, ?> platform, C stored) {
        return ofScript(payload, platform, filled(payload, platform.configuration(), stored));
    }

    private static <C extends Record & PlatformConfig> C ofScript(
            Payload payload, Platform<C, ?> platform, JsonNode filled) {
        Shape<C> shape = platform.configuration();
        C read = accepted(
                shape.read(filled, "config", new Occasion(payload.automatic(), true)),
                new ArrayList<>(payload.violations()));
        SecretValues sent = shape.secretsOf(read).filtered(value -> !value.equals(Secret.of(Secret.MARK)));
        return shape.restore(shape.plain(read), sent);
    }

    /** The stored configuration with the credentials that are kept. */
    static <C extends Record & PlatformConfig> C stored(Platform<C, ?> platform, StoredIntegration stored) {
        return platform.configuration()
                .restore(stored.config(), SecretValues.of(stored.secrets().sent()));
    }

    /** The stored configuration without secrets; what is redacted on read but is no secret, such as a user name, is in it. */
    static <C extends Record & PlatformConfig> C withoutSecrets(Platform<C, ?> platform, StoredIntegration stored) {
        Shape<C> shape = platform.configuration();
        return shape.restore(stored.config(), shape.readableOf(stored(platform, stored)));
    }

    /** The document to store: what GET shows, without secrets and without what does not apply. */
    static <C extends Record & PlatformConfig> ObjectNode document(Platform<C, ?> platform, C configuration) {
        return platform.configuration().redacted(configuration);
    }

    static <C extends Record & PlatformConfig> Map<String, Secret> secrets(Platform<C, ?> platform, C configuration) {
        return platform.configuration().secretsOf(configuration).byName();
    }

    private static <C extends Record & PlatformConfig> JsonNode filled(Payload payload, Shape<C> shape, C stored) {
        return payload.config().isObject() ? shape.fillRedacted(payload.config(), stored) : payload.config();
    }

    private static List<Violation> marks(Shape<?> shape, JsonNode tree, String basePath) {
        return shape.redactedPaths(tree, basePath).stream()
                .map(path -> new Violation(path, "must not be " + Secret.MARK))
                .toList();
    }

    private static <C> C accepted(Reading<C> reading, List<Violation> violations) {
        switch (reading) {
            case Reading.Accepted<C> accepted -> {
                if (violations.isEmpty()) {
                    return accepted.value();
                }
            }
            case Reading.Refused<C> refused -> violations.addAll(refused.violations());
        }
        throw Payload.refusal(violations);
    }
}
