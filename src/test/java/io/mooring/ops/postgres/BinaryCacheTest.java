package io.mooring.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BinaryCacheTest {

    @TempDir
    private Path directory;

    private final BinaryArchive archive = BinaryArchive.find().orElseThrow();

    private Path unpack() throws IOException {
        return new BinaryCache(directory).binaries(archive);
    }

    @Test
    void isUnpackedOnce() throws Exception {
        Path first = unpack();
        FileTime marked = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(first.resolve("bin/postgres"), marked);
        assertThat(unpack()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.resolve("bin/postgres"))).isEqualTo(marked);
        assertThat(first.resolve("bin/postgres")).isExecutable();
    }

    @Test
    void isNotUsedWhenAFileIsGoneOrShortened() throws Exception {
        Path binaries = unpack();
        long length = Files.size(binaries.resolve("bin/initdb"));
        Files.delete(binaries.resolve("bin/postgres"));
        Files.writeString(binaries.resolve("bin/initdb"), "cut");

        unpack();

        assertThat(binaries.resolve("bin/postgres")).isExecutable();
        assertThat(binaries.resolve("bin/initdb")).hasSize(length);
    }

    @Test
    void ignoresAndRemovesAnInterruptedUnpacking() throws Exception {
        Path leftOver = Files.createDirectories(directory.resolve("unpacking-123/bin"));
        unpack();
        assertThat(leftOver).doesNotExist();
    }
}
