package io.mooring.peer.redshift.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a message body from its beginning; a body that is too short ends in a {@link java.nio.BufferUnderflowException}. */
public final class BodyReader {

    private final ByteBuffer buffer;

    BodyReader(byte[] body) {
        this.buffer = ByteBuffer.wrap(body);
    }

    public int int32() {
        return buffer.getInt();
    }

    public int int16() {
        return buffer.getShort();
    }

    public byte int8() {
        return buffer.get();
    }

    public byte[] bytes(int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    /** What is left of the body. */
    public byte[] rest() {
        return bytes(buffer.remaining());
    }

    /** A text that a zero byte ends. */
    public String text() {
        int start = buffer.position();
        while (buffer.get() != 0) {
            // the position is what moves
        }
        int length = buffer.position() - start - 1;
        return new String(buffer.array(), buffer.arrayOffset() + start, length, StandardCharsets.UTF_8);
    }

    public boolean isAtEnd() {
        return !buffer.hasRemaining();
    }
}
