package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mooring.security.Keyset;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {

    @TempDir
    private Path directory;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... words) {
        return Main.commandLine(new PrintWriter(output), new PrintWriter(errors))
                .execute(words);
    }

    @AfterEach
    void forget() {
        System.clearProperty("mooring.limits.hold");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString()).contains("migrate", "keyset", "check-config", "--version");
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(output.toString().strip()).startsWith("mooring ").doesNotContain("\n");
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(errors.toString()).contains("fly");
    }

    @Test
    void keysetWithoutAVerbIsRefused() {
        assertThat(run("keyset")).isEqualTo(2);
        assertThat(errors.toString()).contains("create");
    }

    @Test
    void keysetCreatePrintsAUsableKeysetAnewEachTime() {
        assertThat(run("keyset", "create")).isZero();
        String first = output.toString();
        output.getBuffer().setLength(0);
        run("keyset", "create");
        assertThatCode(() -> Keyset.read("first", first)).doesNotThrowAnyException();
        assertThat(output.toString()).isNotEqualTo(first);
    }

    @Test
    void keysetCreateWritesAFileForItsOwnerOnly() throws Exception {
        Path file = directory.resolve("keyset.json");
        assertThat(run("keyset", "create", "--out", file.toString())).isZero();
        assertThatCode(() -> Keyset.read("file", Files.readString(file))).doesNotThrowAnyException();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void keysetCreateLeavesAnExistingFileAsItIs() throws Exception {
        Path file = Files.writeString(directory.resolve("keyset.json"), "precious");
        assertThat(run("keyset", "create", "--out", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("precious");
        assertThat(errors.toString().strip()).contains(file.toString()).doesNotContain("\n");
    }

    @Test
    void checkConfigSaysWhatItFound() {
        assertThat(run("check-config")).isZero();
        assertThat(output.toString()).contains("Database: embedded, in ", "The configuration can be used.");
    }

    @Test
    void checkConfigNamesABadOptionInOneLine() {
        System.setProperty("mooring.limits.hold", "soon");
        assertThat(run("check-config")).isEqualTo(2);
        assertThat(errors.toString().strip())
                .startsWith("mooring.limits.hold must be a duration from PT1S to PT10M")
                .doesNotContain("\n");
    }
}
