package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.Opening;
import io.mooring.peer.redshift.wire.Replies;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One client from its connection to its end. */
final class Session implements Runnable {

    private static final Logger LOG = System.getLogger(Session.class.getName());

    private record Start(WireChannel client, Map<String, String> parameters) {
        String user() {
            return parameters.getOrDefault("user", "");
        }

        String database() {
            return parameters.getOrDefault("database", user());
        }
    }

    private final CountDownLatch ended = new CountDownLatch(1);
    private final SessionParts parts;
    private final Socket socket;

    Session(SessionParts parts, Socket socket) {
        this.parts = parts;
        this.socket = socket;
    }

    /** Ends the session from outside. */
    void close() {
        ended.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a socket would not close", e);
        }
    }

    @Override
    public void run() {
        try {
            serve(new WireChannel(socket));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a session has ended", e);
        } finally {
            close();
        }
    }

    private void serve(WireChannel connected) throws IOException {
        LoginSteps fault = new LoginSteps(parts.faults().nextLogin());
        fault.onAccept(connected);
        Optional<Start> start = start(connected);
        if (start.isPresent()) {
            serve(start.get(), fault);
        }
    }

    private void serve(Start start, LoginSteps fault) throws IOException {
        // closing the channel, and not only the socket, ends TLS as it should be ended
        try (WireChannel client = start.client()) {
            logIn(start, client, fault);
        }
    }

    private void logIn(Start start, WireChannel client, LoginSteps fault) throws IOException {
        try {
            fault.afterStartup(client);
            parts.transport().checkEncrypted(client, start.user(), start.database());
            new Authentication(parts.credentials()).check(client, start.user());
            relay(start);
        } catch (LoginRefused refused) {
            client.send(refused.reply());
        }
    }

    private Optional<Start> start(WireChannel connected) throws IOException {
        WireChannel client = connected;
        while (true) {
            switch (client.readOpening()) {
                case Opening.TlsRequest() -> client = parts.transport().answerTlsRequest(client);
                case Opening.GssRequest() -> client.send(new byte[] {'N'});
                case Opening.CancelRequest request -> {
                    parts.backend().cancel(request);
                    return Optional.empty();
                }
                case Opening.StartupRequest(Map<String, String> parameters) -> {
                    return Optional.of(new Start(client, parameters));
                }
            }
        }
    }

    private void relay(Start start) throws IOException, LoginRefused {
        String caseSensitivity = parts.caseSensitiveIdentifiers() ? "on" : "off";
        try (WireChannel backend = parts.backend().connect(start.parameters(), caseSensitivity)) {
            start.client().write(Replies.authentication(0, new byte[0]));
            Conversation conversation = new Conversation(parts);
            Downlink downlink = new Downlink(start.client(), backend, conversation);
            Thread.ofVirtual().start(() -> runDownlink(downlink));
            SessionFaults faults = new SessionFaults(parts.faults(), start.client(), ended);
            new Uplink(start.client(), backend, conversation, faults, sql -> record(start, sql)).run();
        }
    }

    private void record(Start start, String sql) {
        parts.recording().add(new ArrivedStatement(start.user(), start.database(), sql));
    }

    private void runDownlink(Downlink downlink) {
        try {
            downlink.run();
        } catch (EOFException e) {
            LOG.log(Level.DEBUG, "the database has ended a session", e);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a session's answers have ended", e);
        } finally {
            close();
        }
    }
}
