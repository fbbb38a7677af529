package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.platform.Change;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.sql.ScriptText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The printed scripts as a person runs them. Without {@code psql} they are skipped, unless {@code CI_TOOLS=required} is in the environment. */
class PsqlTest {

    @BeforeEach
    void thereIsPsql() {
        boolean there = Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
        if ("required".equals(System.getenv("CI_TOOLS"))) {
            assertThat(there).as("psql is installed, as CI_TOOLS requires").isTrue();
        }
        assumeThat(there).as("psql is installed").isTrue();
    }

    @Test
    void scriptsRunAsTheyArePrinted() throws Exception {
        try (RedshiftPeer peer = RedshiftPeer.start(RedshiftPeerOptions.plain("awsuser", "Awsuser1"))) {
            Catalog untouched = peer.objects();
            Configs configs = Configs.multi()
                    .at(peer.port())
                    .as("svc \"o'neil\" \\ $$", "Abc-1234567890")
                    .impersonating("imp$$");

            assertThat(psql(peer, "dev", ScriptKind.INITIAL_CREATE, configs.manualCreate()))
                    .isEmpty();
            assertThat(psql(peer, "immuta", ScriptKind.CREATE, configs.manualCreate()))
                    .isEmpty();
            Catalog made = peer.objects();
            assertThat(made.groups()).containsExactly(new Catalog.Group("imp$$", List.of()));
            assertThat(psql(peer, "dev", ScriptKind.INITIAL_CREATE, configs.manualCreate()))
                    .contains("already exists");
            assertThat(peer.objects()).isEqualTo(made);
            assertThat(psql(peer, "dev", ScriptKind.DELETE, configs.manualDelete()))
                    .isEmpty();

            assertThat(peer.objects()).isEqualTo(untouched);
        }
    }

    /** The errors that psql reports; it goes on after each. */
    private static String psql(RedshiftPeer peer, String database, ScriptKind kind, Change<RedshiftConfig> change)
            throws IOException, InterruptedException {
        String script =
                new ScriptText(RedshiftDialect.REDSHIFT).write(RedshiftScripts.script(kind, change), List.of("A test"));
        Path file = Files.writeString(Files.createTempFile("script", ".sql"), script);
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            ProcessBuilder psql = new ProcessBuilder(
                            "psql",
                            "-X",
                            "-q",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            Integer.toString(peer.port()),
                            "-U",
                            "awsuser",
                            "-d",
                            database,
                            "-f",
                            file.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors.toFile());
            psql.environment().put("PGPASSWORD", "Awsuser1");
            psql.environment().put("PGSSLMODE", "disable");
            psql.start().waitFor();
            return Files.readString(errors, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("ERROR"))
                    .toList()
                    .toString()
                    .replace("[]", "");
        } finally {
            Files.delete(file);
            Files.delete(errors);
        }
    }
}
