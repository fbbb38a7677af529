package io.mooring.platform.config;

/** Where rules report what they find. */
public final class Violations {
    private final Layout layout;
    private final Site site;

    Violations(Layout layout, Site site) {
        this.layout = layout;
        this.site = site;
    }

    /**
     * Reports a problem.
     *
     * @param component the name of one of the record's components
     * @param problem what follows its path in a sentence, such as {@code is required}
     */
    public void add(String component, String problem) {
        site.field(layout.component(component).name()).refuse(problem);
    }
}
