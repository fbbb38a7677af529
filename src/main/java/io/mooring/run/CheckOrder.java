package io.mooring.run;

import io.mooring.platform.Check;
import io.mooring.platform.PlatformSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses lists of checks that could never end: doubled names, unknown prerequisites, circles. */
final class CheckOrder {
    private CheckOrder() {}

    static <S extends PlatformSession> List<Check<S>> verified(List<Check<S>> checks) {
        Set<String> names = new HashSet<>();
        for (Check<S> check : checks) {
            if (!names.add(check.name())) {
                throw new IllegalArgumentException("Two checks are called " + check.name());
            }
        }
        Set<String> reached = new HashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Check<S> check : checks) {
                moved |= reached.containsAll(check.after()) && reached.add(check.name());
            }
        }
        if (reached.size() < names.size()) {
            names.removeAll(reached);
            throw new IllegalArgumentException("These checks wait for each other or for none that exists: " + names);
        }
        return List.copyOf(checks);
    }
}
