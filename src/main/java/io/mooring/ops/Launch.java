package io.mooring.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that happens before the framework starts: the configuration is checked, a database is at hand, its properties are set. */
final class Launch {

    private Launch() {}

    /** The checked configuration. */
    static Options checkedOptions() {
        LaunchMemory.forgetDerived();
        Options options = Options.read();
        List<String> problems = ConfigurationCheck.problems(options);
        if (!problems.isEmpty()) {
            throw StartRefused.configuration(problems);
        }
        return options;
    }

    /** The database to use, running. */
    static DatabaseUrl database(Options options) {
        if (options.isEmbedded()) {
            return EmbeddedDatabase.running(options.dataDirectory()).url();
        }
        try {
            DatabaseUrl url = options.database();
            DatabaseProbe.check(url);
            return url;
        } catch (IOException e) {
            throw StartRefused.configuration(
                    List.of(Options.PASSWORD_FILE + " names a file that cannot be read: " + e.getMessage() + "."));
        }
    }

    static void prepare(Options options) {
        Map<String, String> properties = new LinkedHashMap<>(DatasourceProperties.of(database(options)));
        if (options.isEmbedded()) {
            properties.putAll(new GeneratedSecrets(options).properties());
        }
        LaunchMemory.derive(properties);
    }

    /** The framework would tell of a port in use in several lines, after everything else has been started. */
    static void checkPort(Options options) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            String host = options.httpHost().orElse("0.0.0.0");
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), options.httpPort()));
        } catch (IOException e) {
            throw StartRefused.surroundings("Port " + options.httpPort() + " cannot be used (" + e.getMessage()
                    + "). Stop what listens there, or set quarkus.http.port to another port.");
        }
    }
}
