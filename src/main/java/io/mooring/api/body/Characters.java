package io.mooring.api.body;

/** What strings of a body may consist of. */
final class Characters {

    private Characters() {}

    /** Nearly every string is, and then needs no closer look. */
    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    static boolean hasControl(String text, boolean linesAllowed) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isISOControl(character) && !(linesAllowed && isLineEndOrTab(character))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(Characters::isSurrogate);
            }
        }
        return false;
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isLineEndOrTab(char character) {
        return character == '\n' || character == '\r' || character == '\t';
    }
}
