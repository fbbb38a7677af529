package io.mooring.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * HTTP/1.1 over one connection, byte by byte: sends targets and headers that proper clients would mend or refuse to send, and shows
 * interim answers.
 */
public final class RawHttp implements Closeable {
    private static final int TIME_LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** An answer; the names of headers in lower case. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    /** Where the service under test listens. */
    public static URI service() {
        return URI.create("http://localhost:"
                + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class) + "/");
    }

    public static RawHttp connect() {
        try {
            Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), service().getPort());
            socket.setSoTimeout(TIME_LIMIT_MILLIS);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One request on a connection of its own. */
    public static Answer once(String method, String target, Map<String, String> headers, String body) {
        try (RawHttp connection = connect()) {
            return connection.exchange(method, target, headers, body);
        }
    }

    public static Answer get(String target, String... headers) {
        return once("GET", target, map(headers), "");
    }

    public static Answer post(String target, String body, String... headers) {
        return once("POST", target, map(headers), body);
    }

    public Answer exchange(String method, String target, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        StringBuilder head = head(method, target, headers);
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        send(head.append("\r\n").toString());
        sendBytes(bytes);
        return receive(method.equals("HEAD"));
    }

    /** Request line and headers without the empty line, so that the caller can go on. */
    public static StringBuilder head(String method, String target, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head;
    }

    public void send(String text) {
        sendBytes(text.getBytes(UTF_8));
    }

    public Answer receive() {
        return receive(false);
    }

    private Answer receive(boolean withoutBody) {
        try {
            int status = Integer.parseInt(line().split(" ")[1]);
            Map<String, List<String>> headers = headers();
            boolean empty = withoutBody || status < 200 || status == 204 || status == 304;
            return new Answer(status, headers, empty ? "" : body(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendBytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("content-length")) {
            return text(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection was closed in the middle of an answer");
        }
        return new String(bytes, UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static Map<String, String> map(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
