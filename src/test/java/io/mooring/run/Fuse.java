package io.mooring.run;

import io.mooring.domain.RunId;

/** Kills the process, as it were, at the n-th thing it does to the world or the store. */
final class Fuse {
    private int left = Integer.MAX_VALUE;
    private int breaking = Integer.MAX_VALUE;
    private int burnt;

    /** Blows after this many more, and ever after. */
    void set(int count) {
        left = count;
        breaking = Integer.MAX_VALUE;
    }

    /** Only sputters, once, after this many more: an error of ours that nobody foresaw. */
    void setToBreakOnce(int count) {
        breaking = count;
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
        if (breaking-- == 0) {
            throw new IllegalStateException("Something that nobody foresaw");
        }
        if (left-- <= 0) {
            throw new RunStore.LeaseLostException(new Lease(new RunId(1), 1));
        }
    }
}
