package io.mooring.platform.config;

import java.util.Set;

/** Where rules report what they find. */
public final class Violations {
    private final Layout layout;
    private final Site site;
    private final Set<String> read;

    /** @param read names of the components that were read; of the others, which are stored, nothing is reported */
    Violations(Layout layout, Site site, Set<String> read) {
        this.layout = layout;
        this.site = site;
        this.read = Set.copyOf(read);
    }

    /**
     * Reports a problem, unless the component is a stored one that the client did not send.
     *
     * @param component the name of one of the record's components
     * @param problem what follows its path in a sentence, such as {@code is required}
     */
    public void add(String component, String problem) {
        String name = layout.component(component).name();
        if (read.contains(name)) {
            site.field(name).refuse(problem);
        }
    }
}
