package io.mooring.ops;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of this process beyond one life of the application: a live reload loads every class anew, while the process and its database
 * stay. Only the system properties are the same before and after.
 */
final class LaunchMemory {

    private static final String PREFIX = "io.mooring.launch.";
    private static final String DERIVED = PREFIX + "derived";
    private static final String SERVING = PREFIX + "serving";
    private static final String FIRST_START = PREFIX + "first-start";

    private LaunchMemory() {}

    /** Sets what was worked out from the configuration, until the next launch works it out anew. */
    static void derive(Map<String, String> properties) {
        properties.forEach((name, value) -> System.setProperty(name, literal(value)));
        System.setProperty(DERIVED, String.join(",", properties.keySet()));
    }

    static void forgetDerived() {
        Arrays.stream(System.getProperty(DERIVED, "").split(","))
                .filter(name -> !name.isEmpty())
                .forEach(System::clearProperty);
        System.clearProperty(DERIVED);
    }

    /** In a property's value a dollar begins a reference to another property; behind a backslash it stands for itself. */
    private static String literal(String value) {
        return value.replace("$", "\\$");
    }

    static void serving(boolean serving) {
        System.setProperty(SERVING, Boolean.toString(serving));
    }

    static boolean isServing() {
        return Boolean.getBoolean(SERVING);
    }

    static void remember(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    static Optional<String> recall(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    static void firstStart() {
        System.setProperty(FIRST_START, "true");
    }

    /** True once for a start that generated the first API key. */
    static boolean takeFirstStart() {
        return System.clearProperty(FIRST_START) != null;
    }
}
