package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One program to run to its end: its words, the directory it runs in, and what its environment has beside the inherited one. */
record Command(List<String> words, Path directory, Map<String, String> environment) {

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    Command with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(words, directory, more);
    }

    Outcome run(Duration limit) {
        return run(limit, "");
    }

    /** The output goes through a file: a server that is left running may hold a pipe open for ever. */
    Outcome run(Duration limit, String input) {
        Path output = null;
        try {
            output = Files.createTempFile("mooring-command", ".txt");
            return run(limit, input, output);
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } finally {
            Trees.deleteQuietly(output);
        }
    }

    private Outcome run(Duration limit, String input, Path output) throws IOException {
        Process process = builder()
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The program ended without reading; its exit code says more than this.
        }
        int exit = await(process, limit);
        return new Outcome(
                exit, Files.readString(output, StandardCharsets.UTF_8).strip());
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(new ArrayList<>(words)).directory(directory.toFile());
        // PGDATA, PGPORT and their like belong to another server; messages are compared in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        return builder;
    }

    private static int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return 124;
    }
}
