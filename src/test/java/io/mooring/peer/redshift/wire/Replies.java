package io.mooring.peer.redshift.wire;

import java.util.function.UnaryOperator;

/** What a server says to a client. */
public final class Replies {

    private Replies() {}

    /** An authentication request (0 = accepted) with what the method needs after its number. */
    public static Message authentication(int method, byte[] details) {
        return new BodyWriter().int32(method).bytes(details).message('R');
    }

    /** The challenge of Redshift's authentication 13 with algorithm 0, SHA-256. */
    public static Message digestChallenge(byte[] salt, byte[] nonce) {
        byte[] details = new BodyWriter()
                .int32(0)
                .int32(salt.length)
                .bytes(salt)
                .int32(nonce.length)
                .bytes(nonce)
                .body();
        return authentication(13, details);
    }

    public static Message parameter(String name, String value) {
        return new BodyWriter().text(name).text(value).message('S');
    }

    public static Message completion(String tag) {
        return new BodyWriter().text(tag).message('C');
    }

    /** An error without which the client can go on after the next {@code ReadyForQuery}. */
    public static Message error(String sqlState, String message) {
        return new ErrorReport("ERROR", sqlState, message).message();
    }

    /** An error after which the server closes the connection. */
    public static Message fatal(String sqlState, String message) {
        return new ErrorReport("FATAL", sqlState, message).message();
    }

    /** The row description with every column renamed as the function says. */
    public static Message renamedColumns(Message rowDescription, UnaryOperator<String> name) {
        BodyReader original = rowDescription.reader();
        int columns = original.int16();
        BodyWriter renamed = new BodyWriter().int16(columns);
        for (int column = 0; column < columns; column++) {
            renamed.text(name.apply(original.text())).bytes(original.bytes(18));
        }
        return renamed.message('T');
    }
}
