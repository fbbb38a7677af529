package io.mooring.peer.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.redshift.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RedshiftPeerMainTest {

    @Test
    void aProcessSaysWhereItListensAndEndsWhenToldTo() throws IOException, InterruptedException, SQLException {
        Process process = start("--tls", "--superuser", "admin", "--password", "Admin1234", "--host", "a.example");
        try (BufferedReader lines = process.inputReader()) {
            Path authority = Path.of(after("authority ", lines.readLine()));
            String[] ready = after("ready ", lines.readLine()).split(" ");

            assertThat(ready[0]).isEqualTo("localhost");
            try (Connection connection = connect(Integer.parseInt(ready[1]), authority)) {
                assertThat(RedshiftDriver.column(connection, "SELECT current_user"))
                        .containsExactly("admin");
            }

            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(authority).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-cp", System.getProperty("java.class.path"), RedshiftPeerMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String after(String prefix, String line) {
        assertThat(line).startsWith(prefix);
        return line.substring(prefix.length());
    }

    private static Connection connect(int port, Path authority) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "admin");
        login.setProperty("password", "Admin1234");
        login.setProperty("ssl", "true");
        login.setProperty("sslmode", "verify-full");
        login.setProperty("sslrootcert", authority.toString());
        return new Driver().connect("jdbc:redshift://localhost:" + port + "/dev", login);
    }
}
