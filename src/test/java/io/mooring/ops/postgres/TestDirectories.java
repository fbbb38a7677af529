package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories that any user can enter, unlike JUnit's own. */
final class TestDirectories {

    private TestDirectories() {}

    static Path make(String name) throws IOException {
        Path parent =
                Files.createDirectories(Path.of("target", "postgres-tests")).toAbsolutePath();
        Path directory = Files.createTempDirectory(parent, name);
        Trees.setMode(directory, Trees.READABLE);
        return directory;
    }
}
