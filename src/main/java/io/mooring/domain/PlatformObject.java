package io.mooring.domain;

/**
 * A thing on a platform that a step makes or removes. The store keeps which ones an integration has made; only those are ever removed.
 *
 * @param kind the platform's word, lower-case, such as {@code database}
 * @param name the name as it is on the platform, unquoted
 */
public record PlatformObject(String kind, String name) {
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
