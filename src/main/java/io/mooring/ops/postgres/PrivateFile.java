package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner may read (0600), such as a password or a keyset. It is there whole or not at all. */
public final class PrivateFile {

    private static final String MODE = "rw-------";

    private PrivateFile() {}

    /**
     * Writes the text to a new file, atomically and on the disk before this returns.
     *
     * @throws FileAlreadyExistsException when there is such a file; it is left as it was
     */
    public static void create(Path file, String text) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        replace(file, text);
    }

    /** Writes the text in place of what is there, if anything. */
    static void replace(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        write(temporary, text);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, attributes(file));
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
    }

    private static FileAttribute<?>[] attributes(Path file) throws IOException {
        return Trees.hasOwners(file.resolveSibling(".").toAbsolutePath())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(MODE))}
                : new FileAttribute<?>[0];
    }
}
