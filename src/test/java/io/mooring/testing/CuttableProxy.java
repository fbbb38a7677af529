package io.mooring.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A loopback line to a server that can be cut, black-holed and mended; always the same port. */
public final class CuttableProxy implements AutoCloseable {
    private final int upstream;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final LoopbackPort port;
    private volatile boolean silent;

    CuttableProxy(int upstream) {
        this.upstream = upstream;
        this.port = new LoopbackPort(0, this::connect);
    }

    int port() {
        return port.number();
    }

    /** Connections break, new ones are refused. */
    public void cut() {
        port.refuse();
        breakConnections();
    }

    /** Connections break, new ones are accepted and never answered. */
    public void fallSilent() {
        silent = true;
        breakConnections();
    }

    public void mend() {
        silent = false;
        breakConnections();
        port.accept();
    }

    @Override
    public void close() {
        port.close();
        breakConnections();
    }

    private void breakConnections() {
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    private void connect(Socket client) {
        sockets.add(client);
        if (silent) {
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pump(client, server));
            Thread.ofVirtual().start(() -> pump(server, client));
        } catch (IOException noServer) {
            close(client);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cutOff) {
            // both ends are closed
        }
    }

    private static void close(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
