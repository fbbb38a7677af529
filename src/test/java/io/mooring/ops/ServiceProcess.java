package io.mooring.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A process of the packaged service, with its options in the environment and its two output streams in files. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    /** What would change a process that these tests start: its options, and words that the JVM adds to its output. */
    private static final Pattern FOREIGN =
            Pattern.compile("MOORING_.*|QUARKUS_.*|SMALLRYE_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS");

    private final Process process;
    private final Path output;
    private final Path errors;

    private ServiceProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    static ServiceProcess start(Path directory, List<String> program, Map<String, String> options, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        options.forEach((name, value) -> builder.environment().put(KnownOptions.variable(name), value));
        return new ServiceProcess(builder.start(), output, errors);
    }

    /** Waits until the service takes requests and says that it is ready, and answers its port. */
    public int awaitReady() {
        awaitOutput(LISTENING);
        Matcher matcher = LISTENING.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The service did not start:\n" + output() + errors());
        }
        int port = Integer.parseInt(matcher.group(1));
        new ServiceClient(port, "none").awaitAnswer("/q/health/ready", 200);
        return port;
    }

    /** Waits for what the service prints, or for its end. */
    public void awaitOutput(Pattern text) {
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> !process.isAlive() || text.matcher(output()).find());
    }

    public String output() {
        return read(output);
    }

    /** Without what the JDK itself says of the libraries. */
    public String errors() {
        return read(errors)
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The service did not end:\n" + output() + errors());
        }
        return process.exitValue();
    }

    /** As SIGTERM. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    /** As kill -9. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
