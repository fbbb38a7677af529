package io.mooring.platform.config;

import io.mooring.domain.FieldPath;

/** Holds the annotations of a record together; a contradiction is a mistake in the code and stops at once. */
final class LayoutChecks {
    private static final Occasion ANY = new Occasion(false, false);

    private LayoutChecks() {}

    static void check(Layout layout) {
        for (Component component : layout.components()) {
            checkAbsence(layout, component);
            checkDefault(layout, component);
            checkShownWhen(layout, component);
            checkItems(layout, component);
        }
    }

    private static void checkAbsence(Layout layout, Component component) {
        boolean primitive = component.accessor().getReturnType().isPrimitive();
        demand(
                !primitive || !(component.presence() instanceof Presence.Optional),
                layout,
                component,
                "a primitive needs @Required or @DefaultValue");
        demand(
                !component.itemKey() || component.presence() instanceof Presence.Mandatory,
                layout,
                component,
                "an @ItemKey must be @Required");
        demand(
                !component.itemKey() || !component.isSensitive(),
                layout,
                component,
                "an @ItemKey must not be sensitive");
    }

    private static void checkDefault(Layout layout, Component component) {
        if (component.presence() instanceof Presence.Defaulted(var standard)) {
            Findings findings = new Findings();
            Site site = new Site(FieldPath.of(component.name()), findings, ANY);
            demand(
                    ConfigReader.value(component.kind(), standard, site).isPresent(),
                    layout,
                    component,
                    "its own default is refused: " + findings.kept());
        }
    }

    private static void checkShownWhen(Layout layout, Component component) {
        String sibling = component.shownWhen();
        demand(
                sibling == null || layout.component(sibling).kind() instanceof Kind.Flag,
                layout,
                component,
                "@ShownWhen needs a boolean sibling");
    }

    private static void checkItems(Layout layout, Component component) {
        boolean secretsWithoutKey = component.kind() instanceof Kind.Many(Kind.Nested(Layout item))
                && item.hasSensitive()
                && item.itemKey().isEmpty();
        demand(!secretsWithoutKey, layout, component, "items with sensitive components need an @ItemKey");
    }

    static void demand(boolean kept, Layout layout, Component component, String problem) {
        if (!kept) {
            String type = layout.constructor().getDeclaringClass().getSimpleName();
            throw new IllegalArgumentException(type + "." + component.name() + ": " + problem);
        }
    }
}
