package io.mooring.platform.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an answer of rows says. Values are texts, as every session gives them. */
public final class Rows {
    private static final Set<String> YES = Set.of("on", "true", "t", "yes", "1");

    private Rows() {}

    /** Whether the first value of the first row is one of the words for yes; no row is a no. */
    public static boolean saysYes(List<List<String>> rows) {
        return !rows.isEmpty() && isYes(rows.getFirst().getFirst());
    }

    public static boolean isYes(String value) {
        return YES.contains(value.toLowerCase(Locale.ROOT));
    }

    public static List<String> firstColumn(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }
}
