package io.mooring.peer.redshift.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes a message body; numbers are big-endian, texts end with a zero byte. */
final class BodyWriter {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyWriter int32(int value) {
        return bytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    BodyWriter int16(int value) {
        return bytes(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
    }

    BodyWriter int8(int value) {
        body.write(value);
        return this;
    }

    BodyWriter bytes(byte[] value) {
        body.writeBytes(value);
        return this;
    }

    BodyWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8)).int8(0);
    }

    byte[] body() {
        return body.toByteArray();
    }

    Message message(char type) {
        return new Message(type, body());
    }
}
