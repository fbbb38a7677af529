package io.mooring.api.body;

/** Counts the values of one body: many tiny ones make a tree a hundred times as large as its text. */
final class ValueCount {
    private int values;

    void add() {
        values++;
        if (values > Body.Tree.MOST_VALUES) {
            throw new UnreadableBody("The body has more than " + Body.Tree.MOST_VALUES + " values.");
        }
    }
}
