package io.mooring.ops.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who the server runs as: the words that come before each of its programs, and the owner of its files where that is not the owner of this
 * process. PostgreSQL refuses to run as root.
 */
record Account(List<String> prefix, int user, int group, boolean changesOwner) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

    Account {
        prefix = List.copyOf(prefix);
    }

    static Account ownerOfThisProcess() {
        return new Account(List.of(), -1, -1, false);
    }

    Command command(Path directory, List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(all, directory, Map.of());
    }

    boolean works() {
        return command(Path.of("/"), List.of("/bin/sh", "-c", "exit 0"))
                .run(PROBE_LIMIT)
                .succeeded();
    }

    boolean canEnter(Path directory) {
        return command(Path.of("/"), List.of("/bin/sh", "-c", "cd -- \"$1\"", "sh", directory.toString()))
                .run(PROBE_LIMIT)
                .succeeded();
    }
}
