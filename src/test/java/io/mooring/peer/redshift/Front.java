package io.mooring.peer.redshift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The peer's own socket on the loopback address, and the sessions that came through it. */
final class Front implements AutoCloseable {

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final SessionParts parts;
    private final int port;
    private ServerSocket listener;

    Front(SessionParts parts, int port) {
        this.parts = parts;
        this.listener = listen(port);
        this.port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    private ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().name("redshift-peer").start(() -> acceptFrom(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the peer cannot listen on port " + wanted, e);
        }
    }

    private void acceptFrom(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                serve(socket.accept());
            }
        } catch (SocketException e) {
            // the listener was closed: that is how it is told to stop
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket client) throws SocketException {
        client.setTcpNoDelay(true);
        Session session = new Session(parts, client);
        sessions.add(session);
        Thread.ofVirtual().start(() -> {
            session.run();
            sessions.remove(session);
        });
    }

    /** New connections are refused by the machine from now on; sessions that stand go on. */
    synchronized void refuseConnections() {
        closeListener();
    }

    synchronized void acceptConnections() {
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    void closeSessions() {
        sessions.forEach(Session::close);
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closeListener();
        closeSessions();
    }
}
