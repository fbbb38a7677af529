package io.mooring.peer.redshift.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a client can begin a connection with: packets without a type letter. */
public sealed interface Opening {

    /** The client asks for TLS. */
    record TlsRequest() implements Opening {}

    /** The client asks for encryption by GSSAPI. */
    record GssRequest() implements Opening {}

    /** The client asks to cancel what another session is doing. */
    record CancelRequest(int process, int secret) implements Opening {}

    /** The client starts a session with these parameters; {@code user} is one of them. */
    record StartupRequest(Map<String, String> parameters) implements Opening {
        public StartupRequest {
            parameters = Map.copyOf(parameters);
        }
    }

    int PROTOCOL_3 = 3 << 16;
    int TLS = 80877103;
    int GSS = 80877104;
    int CANCEL = 80877102;

    static Opening of(BodyReader body) {
        int code = body.int32();
        return switch (code) {
            case TLS -> new TlsRequest();
            case GSS -> new GssRequest();
            case CANCEL -> new CancelRequest(body.int32(), body.int32());
            default -> new StartupRequest(parameters(body));
        };
    }

    private static Map<String, String> parameters(BodyReader body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = body.text(); !name.isEmpty(); name = body.text()) {
            parameters.put(name, body.text());
        }
        return parameters;
    }
}
