package io.mooring.domain;

/** The question whose answer says whether a step's effect is already there, asked right before the step and again after a take-over. */
public sealed interface Guard {

    /** The statement may be run any number of times. */
    record Unneeded() implements Guard {}

    /**
     * The effect is there when the question gives a row (something is made).
     *
     * @param conditional the statement itself asks too ({@code if not exists}), so that a script needs no comment about it
     */
    record SkipWhenFound(StatementText question, boolean conditional) implements Guard {}

    /** The effect is there when the question gives no row (something is removed). */
    record SkipWhenMissing(StatementText question, boolean conditional) implements Guard {}
}
