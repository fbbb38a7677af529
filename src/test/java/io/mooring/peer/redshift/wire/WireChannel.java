package io.mooring.peer.redshift.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A socket that speaks in messages. One thread may read while another writes; closing from any thread ends both with an
 * {@link IOException}.
 */
public final class WireChannel implements Closeable {

    private static final int LONGEST_OPENING = 10_000;
    private static final int LONGEST_MESSAGE = 64 << 20;

    private final Socket socket;
    private final DataInputStream input;
    private final OutputStream output;

    public WireChannel(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.output = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Reads one of the packets that begin a connection. */
    public Opening readOpening() throws IOException {
        return Opening.of(new BodyReader(readBody(LONGEST_OPENING)));
    }

    /** Waits for the next message; {@link java.io.EOFException} when the other side has closed. */
    public Message read() throws IOException {
        char type = (char) input.readUnsignedByte();
        return new Message(type, readBody(LONGEST_MESSAGE));
    }

    private byte[] readBody(int longest) throws IOException {
        int length = input.readInt() - Integer.BYTES;
        if (length < 0 || length > longest) {
            throw new IOException("a packet of " + length + " bytes is none of this protocol");
        }
        byte[] body = new byte[length];
        input.readFully(body);
        return body;
    }

    /** Writes the message into the buffer; {@link #flush()} sends it. */
    public void write(Message message) throws IOException {
        output.write(message.encoded());
    }

    /** Writes bytes as they are and sends them. */
    public void send(byte[] bytes) throws IOException {
        output.write(bytes);
        flush();
    }

    public void send(Message message) throws IOException {
        send(message.encoded());
    }

    /** Sends a packet that has a length but no type letter. */
    public void sendUntyped(byte[] body) throws IOException {
        send(ByteBuffer.allocate(Integer.BYTES + body.length)
                .putInt(Integer.BYTES + body.length)
                .put(body)
                .array());
    }

    public void flush() throws IOException {
        output.flush();
    }

    /** Whether bytes have come that are not read yet. */
    public boolean hasMore() throws IOException {
        return input.available() > 0;
    }

    public boolean isEncrypted() {
        return socket instanceof SSLSocket;
    }

    /** Reads and forgets until the other side closes. */
    public void drain() throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }

    /** Ends the plain conversation and goes on over TLS as the server. */
    public WireChannel encrypted(SSLContext context) throws IOException {
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return new WireChannel(encrypted);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
