package io.mooring.platform.config;

import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with a configuration. They are ordered by path, indexes of arrays as numbers.
 *
 * @param path such as {@code config.additionalWorkspaceConnections[0].token}
 * @param problem what follows the path in a sentence, such as {@code is required}; never a value that was sent
 */
public record Violation(String path, String problem) implements Comparable<Violation> {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");
    private static final Comparator<Violation> ORDER =
            Comparator.comparing(Violation::sortKey).thenComparing(Violation::problem);

    /** The whole sentence: {@code config.port must be between 1 and 65535}. */
    public String text() {
        return path + " " + problem;
    }

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }

    private String sortKey() {
        return INDEX.matcher(path).replaceAll(Violation::padded);
    }

    private static String padded(MatchResult index) {
        return String.format("[%09d]", Integer.parseInt(index.group(1)));
    }
}
