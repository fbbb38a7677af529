package io.mooring.peer.redshift.wire;

import java.util.Map;

/** What a client says to a server. */
public final class Requests {

    private Requests() {}

    /** The body of a start-up packet. */
    public static byte[] startup(Map<String, String> parameters) {
        BodyWriter body = new BodyWriter().int32(Opening.PROTOCOL_3);
        parameters.forEach((name, value) -> body.text(name).text(value));
        return body.int8(0).body();
    }

    /** The body of a cancel packet. */
    public static byte[] cancel(Opening.CancelRequest request) {
        return new BodyWriter()
                .int32(Opening.CANCEL)
                .int32(request.process())
                .int32(request.secret())
                .body();
    }

    public static Message saslStart(String mechanism, byte[] response) {
        return new BodyWriter()
                .text(mechanism)
                .int32(response.length)
                .bytes(response)
                .message('p');
    }

    public static Message saslResponse(byte[] response) {
        return new Message('p', response);
    }

    public static Message query(String sql) {
        return new BodyWriter().text(sql).message('Q');
    }

    /** A parse message with another text and the parameter types of the original, which {@code types} holds as they came. */
    public static Message parse(String statement, String sql, byte[] types) {
        return new BodyWriter().text(statement).text(sql).bytes(types).message('P');
    }

    /** Asks for all rows of a portal. */
    public static Message execute(String portal) {
        return new BodyWriter().text(portal).int32(0).message('E');
    }
}
