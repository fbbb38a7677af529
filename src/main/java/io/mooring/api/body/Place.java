package io.mooring.api.body;

/** A position in the text for people, both numbers counted from 1. */
record Place(int line, int column) {

    static Place at(String text, int offset) {
        String before = text.substring(0, Math.clamp(offset, 0, text.length()));
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return new Place(line, before.length() - before.lastIndexOf('\n'));
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
