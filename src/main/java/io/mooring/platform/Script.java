package io.mooring.platform;

import io.mooring.domain.Step;
import java.util.List;

/**
 * A script as data: steps of the same plans that the automatic set-up executes, and what a person must know to run them.
 *
 * @param title what it does, such as {@code Sets up the managed database}
 * @param runAs who must run it and where, in one sentence
 * @param notes further sentences for its head
 */
public record Script(String title, String runAs, List<String> notes, List<Entry> entries) {
    public Script {
        notes = List.copyOf(notes);
        entries = List.copyOf(entries);
    }

    /** A step in a script. */
    public sealed interface Entry {
        Step step();

        /** Is run. */
        record Active(Step step) implements Entry {}

        /**
         * Stands as a comment, to be taken in by whoever knows that the condition holds.
         *
         * @param heading the condition, such as {@code Only if this integration's set-up made it}
         */
        record CommentedOut(Step step, String heading) implements Entry {}
    }
}
