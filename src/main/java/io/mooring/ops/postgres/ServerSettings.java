package io.mooring.ops.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of {@code postgresql.conf}: what the service needs, then what the caller asks for. */
record ServerSettings(int port, Map<String, String> more) {

    ServerSettings {
        more = Map.copyOf(more);
    }

    String text() {
        Map<String, String> all = new LinkedHashMap<>(needed());
        all.putAll(more);
        return all.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()) + "\n")
                .collect(Collectors.joining("", "# Written anew at every start; changes made here are lost.\n", ""));
    }

    private Map<String, String> needed() {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("listen_addresses", "127.0.0.1");
        needed.put("port", Integer.toString(port));
        needed.put("unix_socket_directories", "");
        needed.put("password_encryption", "scram-sha-256");
        needed.put("fsync", "on");
        needed.put("synchronous_commit", "on");
        needed.put("timezone", "UTC");
        needed.put("log_timezone", "UTC");
        // Statements may carry secrets, and a refused statement is the client's to report.
        needed.put("log_min_messages", "log");
        needed.put("log_min_error_statement", "panic");
        needed.put("log_checkpoints", "off");
        return needed;
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
