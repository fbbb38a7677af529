package io.mooring.platform.sql;

import io.mooring.domain.StatementText;
import io.mooring.domain.StatementText.Fragment;
import io.mooring.domain.StatementText.Plain;
import java.util.ArrayList;
import java.util.List;

/** Makes statements from templates, so that no name or literal gets into one without its quotes. */
public final class Statements {
    private static final String PLACE = "{}";

    private Statements() {}

    /**
     * @param template text of ours with {@code {}} places, a compile-time constant
     * @param quoted one per place, made by a {@link Dialect}
     */
    public static StatementText statement(String template, Fragment... quoted) {
        List<Fragment> fragments = new ArrayList<>();
        int from = 0;
        for (Fragment fragment : quoted) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("More values than places in: " + template);
            }
            fragments.add(new Plain(template.substring(from, place)));
            fragments.add(fragment);
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("More places than values in: " + template);
        }
        fragments.add(new Plain(template.substring(from)));
        return new StatementText(fragments);
    }
}
