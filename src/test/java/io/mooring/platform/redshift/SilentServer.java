package io.mooring.platform.redshift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Accepts one connection, says nothing, and sees when the client hangs up. */
final class SilentServer implements AutoCloseable {
    private final ServerSocket server;
    private final CompletableFuture<Void> accepted = new CompletableFuture<>();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

    SilentServer() {
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Completes when a client is connected. */
    CompletableFuture<Void> accepted() {
        return accepted;
    }

    /** Completes when the client has closed its socket. */
    CompletableFuture<Void> hungUp() {
        return hungUp;
    }

    private void listen() {
        try (Socket client = server.accept()) {
            accepted.complete(null);
            client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            hungUp.complete(null);
        } catch (IOException e) {
            hungUp.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
