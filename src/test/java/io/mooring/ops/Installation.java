package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.ops.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged service as somebody installs it: in a directory of its own, whose path has a space in it. */
public record Installation(Path directory) {

    private static final Path APPLICATION = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Path JAR = Path.of("quarkus app", "quarkus-run.jar");

    /** The native executable, where the build made one instead of the jar. */
    private static final Optional<String> EXECUTABLE =
            Optional.ofNullable(System.getProperty("mooring.executable")).filter(path -> !path.isEmpty());

    /** Empty at first; what the tests leave in it stays until they run again. */
    public static Installation make(String name) {
        if (EXECUTABLE.isEmpty()) {
            assertThat(APPLICATION)
                    .as("the packaged service, which ./mvnw verify builds before these tests")
                    .isNotEmptyDirectory();
        }
        Path directory = Path.of("target", "packaged service", name).toAbsolutePath();
        try {
            remove(directory);
            Files.createDirectories(directory);
            Files.createSymbolicLink(directory.resolve(JAR).getParent(), APPLICATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Installation(directory);
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> paths;
            try (var walk = Files.walk(directory)) {
                paths = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }

    /** On a free port, unless the options name one. */
    public ServiceProcess start(Map<String, String> options, String... arguments) throws IOException {
        Map<String, String> all = new HashMap<>(options);
        all.putIfAbsent("quarkus.http.port", "0");
        return ServiceProcess.start(directory, EXECUTABLE.map(List::of).orElseGet(this::javaProgram), all, arguments);
    }

    /**
     * It lives for seconds: the optimising compiler would only make its start longer. The classes that one process has loaded are kept in a
     * file when it ends in an orderly way, and later ones start from that in half the time.
     */
    private List<String> javaProgram() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + directory.resolve("classes.jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-jar",
                directory.resolve(JAR).toString());
    }

    private Path database() {
        return directory.resolve("data").resolve("postgres");
    }

    /** What the embedded database says of its server; nothing after an orderly end. */
    Optional<Postmaster> postmaster() throws IOException {
        try (var versions = Files.newDirectoryStream(database(), "[0-9]*")) {
            Path file = versions.iterator().next().resolve("postmaster.pid");
            return Files.exists(file) ? Optional.of(Postmaster.read(file)) : Optional.empty();
        }
    }

    /** Ends the server that a killed service has left behind. */
    public void endDatabase() throws IOException {
        if (Files.exists(database()) && postmaster().isPresent()) {
            PostgresServer.start(database(), PostgresServer.Options.defaults()).close();
        }
    }

    /** A PostgreSQL server by its process number. */
    record Postmaster(long pid) {

        private static Postmaster read(Path file) throws IOException {
            return new Postmaster(
                    Long.parseLong(Files.readAllLines(file).getFirst().strip()));
        }

        /** A process that has ended and is not yet fetched by its parent has no program any more. */
        boolean isRunning() {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().command())
                    .filter(program -> program.endsWith("postgres"))
                    .isPresent();
        }
    }
}
