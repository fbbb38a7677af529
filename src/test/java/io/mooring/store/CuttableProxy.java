package io.mooring.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A loopback line to a server that can be cut, black-holed and mended; always the same port. */
final class CuttableProxy implements Closeable {
    private final int upstream;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listener;
    private volatile boolean silent;

    CuttableProxy(int upstream) {
        this.upstream = upstream;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    /** Connections break, new ones are refused. */
    void cut() {
        close(listener);
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    /** Connections break, new ones are accepted and never answered. */
    void fallSilent() {
        silent = true;
        sockets.forEach(CuttableProxy::close);
        sockets.clear();
    }

    void mend() {
        silent = false;
        cut();
        listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private int listen(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listener = opened;
            Thread.ofVirtual().start(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                sockets.add(client);
                if (!silent) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream);
                    sockets.add(server);
                    Thread.ofVirtual().start(() -> pump(client, server));
                    Thread.ofVirtual().start(() -> pump(server, client));
                }
            } catch (IOException cutOff) {
                // the loop's condition says whether that was the end
            }
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

    private static void close(@Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
