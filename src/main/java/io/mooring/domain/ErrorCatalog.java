package io.mooring.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All errors the service can answer, by code. Construction fails when a code has no entry, an entry no code, or a code two entries, so
 * that a catalogue that is not whole stops the start.
 */
public final class ErrorCatalog {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final int LONGEST_VALUE = 8_000;

    private final Map<String, CatalogEntry> entries = new TreeMap<>();

    public ErrorCatalog(Collection<? extends ErrorCode> codes, Collection<CatalogEntry> entries) {
        for (CatalogEntry entry : entries) {
            if (this.entries.put(entry.code(), entry) != null) {
                throw new IllegalStateException("The error catalogue has two entries for " + entry.code());
            }
        }
        List<String> declared = codes.stream().map(ErrorCode::code).toList();
        requireNone(
                "codes without an entry",
                declared.stream()
                        .filter(code -> !this.entries.containsKey(code))
                        .toList());
        requireNone(
                "entries that no code uses",
                this.entries.keySet().stream()
                        .filter(code -> !declared.contains(code))
                        .toList());
    }

    /** Every entry in the order of its code. */
    public List<CatalogEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The problem in words. A place in a template that has no value is a defect and throws. */
    public Explanation explain(Problem problem) {
        CatalogEntry entry = entries.get(problem.code().code());
        if (entry == null) {
            throw new IllegalStateException(
                    "The error catalogue has no entry for " + problem.code().code());
        }
        return new Explanation(
                entry.code(),
                entry.status(),
                entry.title(),
                filled(entry.message(), problem.values()),
                entry.remediation() == null ? null : filled(entry.remediation(), problem.values()),
                entry.retryable(),
                problem.field(),
                entry.documentation());
    }

    private static String filled(String template, Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (places.find()) {
            places.appendReplacement(
                    text, Matcher.quoteReplacement(shown(places.group(1), values.get(places.group(1)))));
        }
        return places.appendTail(text).toString();
    }

    private static String shown(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("No value for {" + name + "} of an error message");
        }
        String clean = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
        return clean.length() <= LONGEST_VALUE ? clean : clean.substring(0, LONGEST_VALUE) + "…";
    }

    private static void requireNone(String what, List<String> codes) {
        if (!codes.isEmpty()) {
            throw new IllegalStateException("The error catalogue has " + what + ": " + String.join(", ", codes));
        }
    }
}
