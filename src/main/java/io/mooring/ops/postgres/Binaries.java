package io.mooring.ops.postgres;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unpacked programs and their version, such as 18.6. */
record Binaries(Path directory, String version) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+(?:\\.\\d+)*)");

    /** Reads what {@code postgres --version} says. */
    static Binaries of(Path directory, String output) {
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find()) {
            throw new PostgresException("The program in " + directory + " is not PostgreSQL; it says: " + output);
        }
        return new Binaries(directory, matcher.group(1));
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    String majorVersion() {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
