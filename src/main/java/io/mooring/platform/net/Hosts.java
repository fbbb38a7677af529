package io.mooring.platform.net;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one can say of a host by its name alone. */
public final class Hosts {
    private Hosts() {}

    /** In lower case and without the trailing dot, neither of which matters to DNS. */
    public static String normalised(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Advice about a host whose name ends in none of the vendor's suffixes: never a refusal, since customers have names of their own.
     *
     * @param suffixes such as {@code .redshift.amazonaws.com}
     * @param told those of them that the advice names
     */
    public static Optional<String> unusual(String host, Collection<String> suffixes, List<String> told) {
        String name = normalised(host);
        return suffixes.stream().anyMatch(name::endsWith)
                ? Optional.empty()
                : Optional.of("The host does not end in " + String.join(" or ", told)
                        + "; that is fine for a name of your own, but check the spelling.");
    }
}
