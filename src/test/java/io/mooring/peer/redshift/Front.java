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
    private Listener listener;

    /** A socket and the thread that accepts from it. */
    private record Listener(ServerSocket socket, Thread acceptor) {

        /** The port is closed for certain only when nobody accepts any more. */
        void close() {
            try {
                socket.close();
                acceptor.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Front(SessionParts parts, int port) {
        this.parts = parts;
        this.listener = listen(port);
        this.port = listener.socket().getLocalPort();
    }

    int port() {
        return port;
    }

    private Listener listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return new Listener(socket, Thread.ofVirtual().name("redshift-peer").start(() -> acceptFrom(socket)));
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
        listener.close();
    }

    synchronized void acceptConnections() {
        if (listener.socket().isClosed()) {
            listener = listen(port);
        }
    }

    void closeSessions() {
        sessions.forEach(Session::close);
    }

    @Override
    public synchronized void close() {
        listener.close();
        closeSessions();
    }
}
