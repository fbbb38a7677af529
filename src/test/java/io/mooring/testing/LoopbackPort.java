package io.mooring.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback address that accepts connections, refuses them and accepts them again.
 *
 * <p>The port stays ours while it refuses: a second socket is bound to it that never listens, so that the system gives
 * the number to no other connection in between.
 */
public final class LoopbackPort implements AutoCloseable {
    private final Consumer<Socket> client;
    private final Socket holder = new Socket();
    private @Nullable Listener listener;

    /** A listening socket and the thread that accepts from it. */
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

    /**
     * Accepts connections from now on.
     *
     * @param wanted the port's number; 0 for any that is free
     * @param client is given each accepted connection on the accepting thread, and must not block
     */
    public LoopbackPort(int wanted, Consumer<Socket> client) {
        this.client = client;
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot have port " + wanted, e);
        }
        accept();
    }

    /** The port's number, the same for life. */
    public int number() {
        return holder.getLocalPort();
    }

    /** New connections are refused by the machine when this returns; those that stand go on. */
    public synchronized void refuse() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    /** Accepts connections again; changes nothing where it does already. */
    public synchronized void accept() {
        if (listener != null) {
            return;
        }
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(holder.getLocalSocketAddress());
            listener = new Listener(
                    socket, Thread.ofVirtual().name("loopback-port-" + number()).start(() -> acceptFrom(socket)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + number(), e);
        }
    }

    @Override
    public void close() {
        refuse();
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptFrom(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                client.accept(socket.accept());
            }
        } catch (SocketException e) {
            // the listener was closed: that is how it is told to stop
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
