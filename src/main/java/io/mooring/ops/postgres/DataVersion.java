package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which major versions have left data in a directory. A server reads only its own, and an empty new one must not hide the old. */
final class DataVersion {

    private DataVersion() {}

    /** The name of some data directory, or a name that none has yet. */
    static String any(Path directory) throws IOException {
        return found(directory).stream().findFirst().orElse("new");
    }

    static void check(Path directory, String version) throws IOException {
        List<String> found = found(directory);
        Optional<String> older =
                found.stream().filter(name -> !name.equals(version)).findFirst();
        if (older.isPresent() && !found.contains(version)) {
            throw new PostgresException(
                    "The data in " + directory.resolve(older.get()) + " was written by PostgreSQL " + older.get()
                            + ", and this version of the service brings PostgreSQL " + version
                            + ". Move the data with pg_dump and pg_restore, "
                            + "or set mooring.data-dir to another directory.");
        }
    }

    private static List<String> found(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (var names = Files.newDirectoryStream(directory, "[0-9]*")) {
            for (Path path : names) {
                if (Files.isDirectory(path) && !path.getFileName().toString().contains(".")) {
                    found.add(path.getFileName().toString());
                }
            }
        }
        return found;
    }
}
