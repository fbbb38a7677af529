package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The commands of the packaged service, each in a process of its own: what they print, and their exit codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandsIT {

    private static final int DONE = 0;
    private static final int SURROUNDINGS = 1;
    private static final int COMMAND_LINE_OR_CONFIGURATION = 2;

    private final Installation installation = Installation.make("commands");

    private record Outcome(int exit, String output, String errors) {}

    private Outcome run(Map<String, String> options, String... arguments) throws IOException, InterruptedException {
        try (var command = installation.start(options, arguments)) {
            return new Outcome(command.awaitExit(), command.output(), command.errors());
        }
    }

    @Test
    void versionIsTheBuildsInOneLine() throws Exception {
        Outcome version = run(Map.of(), "--version");

        assertThat(version.exit()).isEqualTo(DONE);
        assertThat(version.output().strip()).matches("mooring \\d+\\.\\d+\\.\\d+\\S*");
    }

    @Test
    void helpNamesEveryCommandAndExitCode() throws Exception {
        Outcome help = run(Map.of(), "--help");

        assertThat(help.exit()).isEqualTo(DONE);
        assertThat(help.output()).contains("migrate", "keyset", "check-config", "--version", "Exit codes:");
        assertThat(help.errors()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamedAndStartsNothing() throws Exception {
        Outcome unknown = run(Map.of(), "fly");

        assertThat(unknown.exit()).isEqualTo(COMMAND_LINE_OR_CONFIGURATION);
        assertThat(unknown.errors()).startsWith("Unmatched argument at index 0: 'fly'");
        assertThat(unknown.output()).isEmpty();
        assertThat(installation.directory().resolve("data")).doesNotExist();
    }

    @Test
    void checkConfigNamesAWrongOption() throws Exception {
        Outcome wrong = run(Map.of("mooring.limits.hold", "soon"), "check-config");

        assertThat(wrong.exit()).isEqualTo(COMMAND_LINE_OR_CONFIGURATION);
        assertThat(wrong.errors())
                .startsWith("mooring.limits.hold must be a duration from PT1S to PT10M")
                .contains("not \"soon\"")
                .doesNotContain("\n");
        assertThat(wrong.output()).isEmpty();
    }

    @Test
    void checkConfigNamesAnOptionThatThereIsNot() throws Exception {
        Outcome unknown = run(Map.of("mooring.limits.holt", "PT50S"), "check-config");

        assertThat(unknown.exit()).isEqualTo(COMMAND_LINE_OR_CONFIGURATION);
        assertThat(unknown.errors())
                .startsWith("MOORING_LIMITS_HOLT is not known")
                .doesNotContain("\n");
    }

    @Test
    void checkConfigSaysWhatItFoundAndNoSecret() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        Outcome good = run(Map.of("mooring.security.admin-api-key", key), "check-config");

        assertThat(good.exit()).isEqualTo(DONE);
        assertThat(good.output())
                .contains("First API key: from mooring.security.admin-api-key.", "The configuration can be used.")
                .doesNotContain(key);
        assertThat(installation.directory().resolve("data")).doesNotExist();
    }

    @Test
    void keysetCreateMakesAFileForItsOwnerAndLeavesItAsItIs() throws Exception {
        Path file = installation.directory().resolve("keyset.json");

        assertThat(run(Map.of(), "keyset", "create", "--out", "keyset.json").exit())
                .isEqualTo(DONE);
        String made = Files.readString(file);
        assertThat(Keyset.isUsable(made)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Outcome again = run(Map.of(), "keyset", "create", "--out", "keyset.json");
        assertThat(again.exit()).isEqualTo(SURROUNDINGS);
        assertThat(again.errors()).contains("keyset.json exists").doesNotContain("\n");
        assertThat(file).hasContent(made);
    }
}
