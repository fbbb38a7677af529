package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid}: process number, data directory, time of its start. After a crash the file
 * stays, and the number may by then belong to a process that has nothing to do with PostgreSQL and must not be touched.
 */
final class PostmasterFile {

    static final String NAME = "postmaster.pid";

    /** No operating system gives a process this number, so that PostgreSQL takes the file for the left-over that it is. */
    private static final String NO_PROCESS = Integer.toString(Integer.MAX_VALUE - 1);

    private static final Duration START_TOLERANCE = Duration.ofSeconds(30);

    private final Path data;

    PostmasterFile(Path data) {
        this.data = data;
    }

    /** The server that works on this data directory now, if there is one. */
    Optional<ProcessHandle> server() throws IOException {
        List<String> lines = lines();
        return lines.isEmpty()
                ? Optional.empty()
                : process(lines.getFirst()).filter(process -> isServer(process, lines));
    }

    /**
     * The text without the process number, if there is a file. PostgreSQL would refuse to start while a stranger has the number; the rest of
     * the text still leads it to shared memory that is in use.
     */
    Optional<String> disowned() throws IOException {
        List<String> lines = new ArrayList<>(lines());
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.set(0, NO_PROCESS);
        return Optional.of(String.join("\n", lines) + "\n");
    }

    private Path file() {
        return data.resolve(NAME);
    }

    private List<String> lines() throws IOException {
        return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
    }

    private static Optional<ProcessHandle> process(String number) {
        try {
            return ProcessHandle.of(Long.parseLong(number.strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean isServer(ProcessHandle process, List<String> lines) {
        return isPostgres(process) && worksIn(process).map(this::isData).orElseGet(() -> startedAsSaid(process, lines));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    /** A server changes into its data directory; Linux tells. */
    private static Optional<Path> worksIn(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isData(Path directory) {
        try {
            return Files.isSameFile(directory, data);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean startedAsSaid(ProcessHandle process, List<String> lines) {
        Optional<Instant> started = process.info().startInstant();
        if (started.isEmpty() || lines.size() < 3) {
            return false;
        }
        Instant said = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return Duration.between(started.get(), said).abs().compareTo(START_TOLERANCE) < 0;
    }
}
