package io.mooring.ops;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks the configuration as a start would, and says what it found; nothing is started and nothing is connected to. */
@Command(
        name = "check-config",
        mixinStandardHelpOptions = true,
        description =
                "Checks the configuration as a start would and says what it found. Starts nothing and connects to nothing.")
final class CheckConfigCommand implements Callable<Integer> {

    private final PrintWriter output;

    CheckConfigCommand(PrintWriter output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Options options = Launch.checkedOptions();
        output.println("Database: " + database(options) + ".");
        output.println("First API key: " + origin(options, Options.ADMIN_KEY, Options.ADMIN_KEY_FILE) + ".");
        output.println("Keyset: " + origin(options, Options.KEYSET, Options.KEYSET_FILE) + ".");
        for (String name : KnownOptions.all().keySet()) {
            describe(options, name, output);
        }
        output.println("The configuration can be used.");
        output.flush();
        return 0;
    }

    private static String database(Options options) throws IOException {
        return options.isEmbedded()
                ? "embedded, in " + EmbeddedDatabase.directoryIn(options.dataDirectory())
                : options.database().location() + ", sslmode "
                        + options.database().sslMode().word();
    }

    private static String origin(Options options, String name, String fileName) {
        if (options.isSet(fileName)) {
            return "from the file " + options.text(fileName).orElseThrow();
        }
        if (options.isSet(name)) {
            return "from " + name;
        }
        return options.isEmbedded()
                ? "generated into " + options.dataDirectory() + " at first start"
                : "not configured; at start an administrator's key must be stored in the database";
    }

    private static void describe(Options options, String name, PrintWriter output) {
        if (!ConfigurationCheck.isSecret(name)) {
            options.text(name).ifPresent(value -> output.println("  " + name + " = " + value));
        }
    }
}
