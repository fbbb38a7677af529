package io.mooring.api.body;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text, refusing what is no UTF-8 (RFC 3629: surrogates and overlong forms too) instead of replacing it. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text without a byte order mark, which RFC 8259, section 8.1, allows a reader to ignore. */
    static String decode(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        try {
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(from));
        } catch (CharacterCodingException malformed) {
            throw new UnreadableBody("The body is not valid UTF-8 (at byte " + (from.position() + 1) + ").");
        }
    }

    private static String withoutMark(CharBuffer text) {
        boolean marked = text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK;
        return marked ? text.position(text.position() + 1).toString() : text.toString();
    }
}
