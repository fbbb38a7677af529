package io.mooring.platform.config;

import java.util.ArrayList;
import java.util.List;

/** The violations of one reading. All are counted, not all kept: an answer must not grow with a body full of unknown names. */
final class Findings {
    private static final int MOST_KEPT = 200;

    private final List<Violation> kept = new ArrayList<>();
    private int count;

    void add(Violation violation) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(violation);
        }
    }

    int count() {
        return count;
    }

    List<Violation> kept() {
        return List.copyOf(kept);
    }
}
