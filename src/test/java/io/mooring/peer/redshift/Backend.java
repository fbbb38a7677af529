package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.BodyReader;
import io.mooring.peer.redshift.wire.ErrorReport;
import io.mooring.peer.redshift.wire.Message;
import io.mooring.peer.redshift.wire.Opening;
import io.mooring.peer.redshift.wire.Requests;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The PostgreSQL behind the front. Every Redshift user is a role of it and all of them have the same password there, which only the front
 * knows; so each session has exactly the privileges of its user.
 */
record Backend(int port, String password) {

    private static final Set<String> PASSED_ON =
            Set.of("user", "database", "application_name", "client_encoding", "DateStyle", "TimeZone", "search_path");

    /** A session as the user that the start-up names; the channel's next message is the one after the authentication. */
    WireChannel connect(Map<String, String> startup, String caseSensitivity) throws IOException, LoginRefused {
        WireChannel channel = connect();
        try {
            channel.sendUntyped(Requests.startup(parameters(startup, caseSensitivity)));
            logIn(channel, startup.getOrDefault("user", ""));
            return channel;
        } catch (IOException | LoginRefused e) {
            channel.close();
            throw e;
        }
    }

    void cancel(Opening.CancelRequest request) throws IOException {
        try (WireChannel channel = connect()) {
            channel.sendUntyped(Requests.cancel(request));
            channel.drain();
        }
    }

    private WireChannel connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new WireChannel(socket);
    }

    private static Map<String, String> parameters(Map<String, String> startup, String caseSensitivity) {
        Map<String, String> parameters = new LinkedHashMap<>(startup);
        parameters.keySet().retainAll(PASSED_ON);
        // a literal of Redshift takes backslashes as escapes; so does this PostgreSQL when told to
        parameters.put("standard_conforming_strings", "off");
        parameters.put("escape_string_warning", "off");
        parameters.put("backslash_quote", "on");
        parameters.put("redshift.enable_case_sensitive_identifier", caseSensitivity);
        parameters.put("redshift.query_group", "default");
        return parameters;
    }

    private void logIn(WireChannel channel, String user) throws IOException, LoginRefused {
        ScramClient scram = new ScramClient(password);
        while (true) {
            Message message = channel.read();
            if (message.type() == 'E') {
                throw refusal(ErrorReport.of(message), user);
            }
            BodyReader body = message.reader();
            switch (body.int32()) {
                case 0 -> {
                    return;
                }
                case 10 -> channel.send(Requests.saslStart(ScramClient.MECHANISM, scram.firstMessage()));
                case 11 ->
                    channel.send(
                            Requests.saslResponse(scram.finalMessage(new String(body.rest(), StandardCharsets.UTF_8))));
                case 12 -> {}
                default -> throw new IOException("the PostgreSQL behind the peer asks for another authentication");
            }
        }
    }

    /** A role that is gone or has expired is a bad password to the client. */
    private static LoginRefused refusal(ErrorReport error, String user) {
        return error.sqlState().startsWith("28")
                ? LoginRefused.badPassword(user)
                : new LoginRefused(error.sqlState(), error.text());
    }
}
