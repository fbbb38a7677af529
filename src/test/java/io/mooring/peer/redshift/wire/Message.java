package io.mooring.peer.redshift.wire;

import java.nio.ByteBuffer;

/** One typed message of the protocol: a type letter and a body; the length between them belongs to the framing. */
public final class Message {

    private final char type;
    private final byte[] body;

    public Message(char type, byte[] body) {
        this.type = type;
        this.body = body.clone();
    }

    public char type() {
        return type;
    }

    public BodyReader reader() {
        return new BodyReader(body);
    }

    /** The whole message as it goes over the wire. */
    public byte[] encoded() {
        return ByteBuffer.allocate(1 + Integer.BYTES + body.length)
                .put((byte) type)
                .putInt(Integer.BYTES + body.length)
                .put(body)
                .array();
    }
}
