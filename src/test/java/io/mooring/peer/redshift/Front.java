package io.mooring.peer.redshift;

import io.mooring.testing.LoopbackPort;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The peer's own socket on the loopback address, and the sessions that came through it. */
final class Front implements AutoCloseable {

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final SessionParts parts;
    private final LoopbackPort port;

    Front(SessionParts parts, int wanted) {
        this.parts = parts;
        this.port = new LoopbackPort(wanted, this::serve);
    }

    int port() {
        return port.number();
    }

    private void serve(Socket client) {
        Session session = new Session(parts, client);
        sessions.add(session);
        Thread.ofVirtual().start(() -> {
            session.run();
            sessions.remove(session);
        });
    }

    /** New connections are refused by the machine from now on; sessions that stand go on. */
    void refuseConnections() {
        port.refuse();
    }

    void acceptConnections() {
        port.accept();
    }

    void closeSessions() {
        sessions.forEach(Session::close);
    }

    @Override
    public void close() {
        port.close();
        closeSessions();
    }
}
