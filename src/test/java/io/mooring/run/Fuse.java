package io.mooring.run;

import io.mooring.domain.RunId;

/** Kills the process, as it were, at the n-th thing it does to the world or the store. */
final class Fuse {
    private int left = Integer.MAX_VALUE;
    private int burnt;

    /** Blows after this many more. */
    void set(int count) {
        left = count;
    }

    /** Never blows. */
    void remove() {
        left = Integer.MAX_VALUE;
    }

    /** How often it burnt so far. */
    int burnt() {
        return burnt;
    }

    void burn() {
        burnt++;
        if (left-- <= 0) {
            throw new RunStore.LeaseLostException(new RunId(1));
        }
    }
}
