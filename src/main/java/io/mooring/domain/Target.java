package io.mooring.domain;

/**
 * Where on a platform a step or a check works: one kind of session of it.
 *
 * @param name stable, lowerCamelCase, unique within the platform, such as {@code managedDatabase}
 * @param words for people, such as {@code database immuta}
 */
public record Target(String name, String words) {}
