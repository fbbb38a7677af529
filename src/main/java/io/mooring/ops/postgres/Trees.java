package io.mooring.ops.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Directories with the owner and mode that PostgreSQL asks for. On a file system without owners and modes these are left alone. */
final class Trees {

    static final String PRIVATE = "rwx------";
    static final String ENTERABLE = "rwx--x--x";
    static final String READABLE = "rwxr-xr-x";

    private Trees() {}

    static boolean hasOwners(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("unix")
                || Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    /** Makes the directory and its missing parents with exactly this mode, whatever the process' mask is; existing ones stay as they are. */
    static void create(Path directory, String mode) throws IOException {
        Path absolute = directory.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        createParent(absolute, mode);
        Files.createDirectory(absolute);
        setMode(absolute, mode);
    }

    static void createParent(Path path, String mode) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            create(parent, mode);
        }
    }

    static void setMode(Path path, String mode) throws IOException {
        if (hasOwners(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }

    static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    static int group(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:gid", LinkOption.NOFOLLOW_LINKS);
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(directory, new Deletion());
        }
    }

    static void deleteQuietly(@Nullable Path path) {
        try {
            if (path != null) {
                delete(path);
            }
        } catch (IOException e) {
            // A file that stays behind is removed at the next start; there is nobody to tell.
        }
    }

    static void giveTo(Account account, Path directory) {
        try (var paths = Files.walk(directory)) {
            paths.forEach(path -> give(account, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void give(Account account, Path path) {
        try {
            if (account.changesOwner()) {
                Files.setAttribute(path, "unix:gid", account.group(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", account.user(), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
