package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps unpacked binaries between starts, in a directory named after the archive's content. They are unpacked under another name and renamed,
 * and used only if every file that was unpacked is still there in its length.
 */
final class BinaryCache {

    private static final String MANIFEST = "mooring-manifest.txt";
    /** One process unpacks at a time; threads of one process would get an exception from the file lock. */
    private static final Object GUARD = new Object();

    private final Path directory;

    BinaryCache(Path directory) {
        this.directory = directory;
    }

    Path binaries(BinaryArchive archive) throws IOException {
        Trees.create(directory, Trees.READABLE);
        Path binaries = directory.resolve(archive.fingerprint());
        synchronized (GUARD) {
            try (var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                if (!isWhole(binaries)) {
                    unpack(archive, binaries);
                }
                return binaries;
            }
        }
    }

    private void unpack(BinaryArchive archive, Path binaries) throws IOException {
        removeLeftOvers();
        Trees.delete(binaries);
        Path temporary = Files.createTempDirectory(directory, "unpacking-");
        Trees.setMode(temporary, Trees.READABLE);
        archive.unpack(temporary);
        Files.write(temporary.resolve(MANIFEST), manifest(temporary));
        Files.move(temporary, binaries, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeLeftOvers() throws IOException {
        try (var leftOvers = Files.newDirectoryStream(directory, "unpacking-*")) {
            leftOvers.forEach(Trees::deleteQuietly);
        }
    }

    private static boolean isWhole(Path binaries) throws IOException {
        Path manifest = binaries.resolve(MANIFEST);
        return Files.exists(manifest) && Files.readAllLines(manifest).equals(manifest(binaries));
    }

    private static List<String> manifest(Path binaries) throws IOException {
        try (Stream<Path> paths = Files.walk(binaries)) {
            return paths.filter(path -> !path.endsWith(MANIFEST))
                    .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> binaries.relativize(path) + " " + path.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
