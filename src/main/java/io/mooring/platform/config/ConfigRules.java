package io.mooring.platform.config;

/**
 * Rules of one record that no annotation can say. They are asked on every reading, also when some components were refused or are missing,
 * so that a client hears of everything at once; hence they see components by name, and only what was read well.
 */
@FunctionalInterface
public interface ConfigRules {
    void check(Fields fields, Violations violations);
}
