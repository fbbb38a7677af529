package io.mooring.domain;

import java.util.Locale;
import java.util.Set;

/** Where a run stands. A settled run never changes again. */
public enum RunState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** The states that may follow; every other change is refused. A running run is queued again when its replica lets go of it. */
    public Set<RunState> next() {
        return switch (this) {
            case QUEUED -> Set.of(RUNNING, CANCELLED);
            case RUNNING -> Set.of(QUEUED, SUCCEEDED, FAILED, CANCELLED);
            case SUCCEEDED, FAILED, CANCELLED -> Set.of();
        };
    }

    public boolean settled() {
        return next().isEmpty();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
