package io.mooring.ops.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that starts a server and then waits: the service, as far as the server can tell. */
final class ServerProcess implements AutoCloseable {

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    public static void main(String[] arguments) throws IOException {
        try (PostgresServer server = PostgresServer.start(Path.of(arguments[0]), PostgresServer.Options.defaults())) {
            System.out.println(server.port());
            System.in.read();
        }
    }

    static ServerProcess on(Path directory) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                directory.toString());
        var started = new ServerProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        started.awaitPort();
        return started;
    }

    private void awaitPort() throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (output.readLine() == null) {
            throw new IOException("the server did not start");
        }
    }

    /** As kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
