package io.mooring.api;

/** What a client sent, fit to be repeated in a message: decoded by the caller, without control characters, cut at 64 characters. */
public final class Echo {
    private static final int LONGEST = 64;

    private Echo() {}

    public static String of(String sent) {
        StringBuilder shown = new StringBuilder();
        sent.codePoints()
                .filter(character -> !Character.isISOControl(character) && !isUnprintable(character))
                .limit(LONGEST)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isUnprintable(int character) {
        int type = Character.getType(character);
        return type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
