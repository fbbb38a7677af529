package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.FieldPath;
import io.mooring.domain.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration record looks like: reads it from a request, shows it, splits it for the store, publishes its JSON Schema, all from
 * the record's components and their annotations. Components are texts, integers, booleans, enums with {@link WireName}s, {@link Secret}s,
 * records, and lists of texts or records; one without {@link Required}, {@link DefaultValue} or {@link DefaultObject} is optional and null
 * when absent. Immutable; made once per record class.
 */
public final class Shape<C extends Record> {
    private final Class<C> type;
    private final Layout layout;

    private Shape(Class<C> type, Layout layout) {
        this.type = type;
        this.layout = layout;
    }

    /**
     * Looks at the record class.
     *
     * @throws IllegalArgumentException if a component's type or annotations make no sense: a mistake in the code
     */
    public static <C extends Record> Shape<C> of(Class<C> type) {
        Layout layout = LayoutReflection.of(type);
        Destinations.check(layout, layout);
        return new Shape<>(type, layout);
    }

    /** The names of the record's components, in order. */
    public List<String> components() {
        return layout.components().stream().map(Component::name).toList();
    }

    /** As {@link #read(JsonNode, String, Occasion)} for a manual integration, or a record whose rules do not depend on that. */
    public Reading<C> read(@Nullable JsonNode tree, String basePath) {
        return read(tree, basePath, new Occasion(false, false));
    }

    /**
     * Reads a configuration; reports everything that is wrong, not only the first.
     *
     * @param tree what was sent for it, as {@code BodyReader} gives it: free of control characters; null if nothing was sent
     * @param basePath its path, such as {@code config}, or empty if it is the whole body
     */
    public Reading<C> read(@Nullable JsonNode tree, String basePath, Occasion occasion) {
        return read(tree, basePath, occasion, reader -> reader::read);
    }

    /**
     * Reads only some components, such as the credentials of a DELETE, and takes the others from a configuration. A component that is
     * neither among them nor sent is as it was, and no rule is asked of it; one that is among them and not sent is absent or has its default.
     */
    public Reading<C> readOver(
            C stored, Collection<String> components, @Nullable JsonNode tree, String basePath, Occasion occasion) {
        Set<String> chosen = Set.copyOf(components);
        chosen.forEach(layout::component);
        return read(tree, basePath, occasion, reader -> object -> reader.read(object, chosen, stored));
    }

    private interface Part {
        Optional<Record> read(ObjectNode object);
    }

    private interface Choice {
        Part of(RecordReader reader);
    }

    private Reading<C> read(@Nullable JsonNode tree, String basePath, Occasion occasion, Choice part) {
        Findings findings = new Findings();
        Site site = new Site(FieldPath.of(basePath), findings, occasion);
        if (tree instanceof ObjectNode object) {
            return part.of(new RecordReader(layout, site))
                    .read(object)
                    .<Reading<C>>map(value -> new Reading.Accepted<>(type.cast(value)))
                    .orElseGet(() -> new Reading.Refused<>(findings.kept()));
        }
        boolean absent = tree == null || tree.isMissingNode() || tree instanceof NullNode;
        site.refuse(absent ? "is required" : "must be an object");
        return new Reading.Refused<>(findings.kept());
    }

    /** What GET shows: in the record's order, defaults filled in, {@code <REDACTED>} for what is sensitive. */
    public ObjectNode redacted(C configuration) {
        return redacted(plain(configuration));
    }

    /** The same from {@link #plain}, whatever order its fields come in: no secret has to be opened for it. */
    public ObjectNode redacted(JsonNode plain) {
        return RedactedView.of(layout, plain);
    }

    /** What may be stored in the clear: everything, with {@code <REDACTED>} in the place of each sensitive value. */
    public ObjectNode plain(C configuration) {
        return StoredForm.plain(layout, configuration);
    }

    /** The sensitive values that {@link #plain} left out. */
    public SecretValues secretsOf(C configuration) {
        Map<String, Secret> found = new HashMap<>();
        StoredForm.secrets(layout, configuration, "", found);
        return SecretValues.of(found);
    }

    /** Of the sensitive values those that are redacted on read but are no {@link Secret}s, such as a user name: a script may show them. */
    public SecretValues readableOf(C configuration) {
        Map<String, Secret> found = new HashMap<>();
        StoredForm.readable(layout, configuration, "", found);
        return SecretValues.of(found);
    }

    /**
     * Puts the two together again. Sensitive components whose value is not among the secrets are null, even required ones. Rules are not
     * asked again: what an earlier version accepted stays readable.
     *
     * @throws IllegalStateException if the stored tree lacks a required component or has an unknown enum constant
     */
    public C restore(JsonNode plain, SecretValues secrets) {
        return type.cast(StoredForm.restore(layout, plain, secrets, ""));
    }

    /** Every sensitive text of a tree as it was sent; what is mistyped is left to {@link #read}. */
    public List<SensitiveValue> sensitiveValues(@Nullable JsonNode tree, String basePath) {
        List<SensitiveValue> found = new ArrayList<>();
        walk(
                tree,
                basePath,
                sensitive -> found.add(new SensitiveValue(sensitive.path().toString(), Secret.of(sensitive.text()))));
        return List.copyOf(found);
    }

    /** The paths of sensitive values that were sent as {@code <REDACTED>}. */
    public List<String> redactedPaths(@Nullable JsonNode tree, String basePath) {
        return sensitiveValues(tree, basePath).stream()
                .filter(sensitive -> sensitive.value().reveal().equals(Secret.MARK))
                .map(SensitiveValue::path)
                .toList();
    }

    /**
     * A copy of the tree with the stored value for each {@code <REDACTED>}. The mark stays where nothing is stored, and where the tree sends
     * a secret to another place ({@link SentTo}) than the stored configuration does.
     */
    public JsonNode fillRedacted(JsonNode incoming, C stored) {
        SecretValues known = secretsOf(stored);
        Destinations destinations = new Destinations(layout, plain(stored));
        JsonNode filled = incoming.deepCopy();
        walk(filled, "", sensitive -> {
            if (sensitive.text().equals(Secret.MARK) && destinations.unchanged(sensitive, incoming)) {
                known.find(sensitive.secretName()).ifPresent(secret -> sensitive.replace(secret.reveal()));
            }
        });
        return filled;
    }

    private void walk(@Nullable JsonNode tree, String basePath, SensitiveWalk.Visitor visitor) {
        if (tree != null) {
            new SensitiveWalk(visitor).through(layout, tree, FieldPath.of(basePath), "");
        }
    }

    /**
     * Names of the record's components whose values differ, in its order. Defaults are already in both; of host names neither case nor a
     * trailing dot counts.
     */
    public List<String> changed(C before, C after) {
        return layout.components().stream()
                .filter(component -> Difference.between(component, before, after))
                .map(Component::name)
                .toList();
    }

    /**
     * The JSON Schema (2020-12) of what {@link #read} accepts, as far as one can say it: bytes are counted as characters, IPv6 addresses
     * only looked at, and nothing is said of {@link CheckedBy}, {@link RequiredWhenAutomatic} and the uniqueness of {@link ItemKey}s.
     */
    public ObjectNode jsonSchema() {
        return SchemaDocument.of(layout);
    }
}
