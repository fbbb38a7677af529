package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.FieldPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the secrets of a stored configuration are sent to ({@link SentTo}), and whether those of a request would go to the same place. */
final class Destinations {
    private static final String ROOT = "/";
    private static final Occasion ANY = new Occasion(false, false);

    private final Layout root;
    private final ObjectNode stored;
    private final Map<String, ObjectNode> holders = new HashMap<>();

    /** @param stored the plain form of the stored configuration */
    Destinations(Layout root, ObjectNode stored) {
        this.root = root;
        this.stored = stored;
        new SensitiveWalk(found -> holders.put(found.secretName(), found.holder()))
                .through(root, stored, FieldPath.of(""), "");
    }

    /** Values are compared after defaults and host normalisation; what cannot be read is another place. */
    boolean unchanged(SensitiveWalk.Found sent, JsonNode request) {
        ObjectNode before = holders.get(sent.secretName());
        return before != null
                && sent.component().sentTo().stream()
                        .allMatch(name -> isRoot(name)
                                ? same(root.component(bare(name)), request, stored)
                                : same(sent.layout().component(name), sent.holder(), before));
    }

    /** Holds the names of a whole configuration's annotations together; a mistake in the code stops at once. */
    static void check(Layout root, Layout layout) {
        for (Component component : layout.components()) {
            component.sentTo().forEach(name -> checkPlace(root, layout, component, name));
            switch (component.kind()) {
                case Kind.Nested(Layout nested) -> check(root, nested);
                case Kind.Many(Kind.Nested(Layout nested)) -> check(root, nested);
                case Kind.Many ignored -> {}
                case Kind.Text ignored -> {}
                case Kind.Whole ignored -> {}
                case Kind.Flag ignored -> {}
                case Kind.Choice ignored -> {}
            }
        }
    }

    private static void checkPlace(Layout root, Layout layout, Component component, String name) {
        Component place = isRoot(name) ? root.component(bare(name)) : layout.component(name);
        LayoutChecks.demand(
                !place.isSensitive(), layout, component, "@SentTo must not name the sensitive " + bare(name));
    }

    private static boolean isRoot(String name) {
        return name.startsWith(ROOT);
    }

    private static String bare(String name) {
        return isRoot(name) ? name.substring(ROOT.length()) : name;
    }

    private static boolean same(Component component, JsonNode after, JsonNode before) {
        JsonNode now = component.valueIn(after);
        JsonNode then = component.valueIn(before);
        if (now == null || then == null) {
            return now == null && then == null;
        }
        Optional<Object> wanted = read(component, now);
        Optional<Object> had = read(component, then);
        return wanted.isPresent() && had.isPresent() && !Difference.differ(component.kind(), wanted.get(), had.get());
    }

    private static Optional<Object> read(Component component, JsonNode value) {
        return ConfigReader.value(component.kind(), value, new Site(FieldPath.of(""), new Findings(), ANY));
    }
}
