package io.mooring.ops;

import java.util.List;

/** The service does not start. Each line names what is wrong and says what to do; there is nothing else to tell, so no stack is printed. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something in the configuration has to be changed. */
    static final int CONFIGURATION = 2;
    /** Something around the service has to be changed: a port, a directory, a database that does not answer. */
    static final int SURROUNDINGS = 1;

    private final int exitCode;

    private StartRefused(int exitCode, String lines) {
        super(lines);
        this.exitCode = exitCode;
    }

    static StartRefused configuration(List<String> problems) {
        return new StartRefused(CONFIGURATION, String.join(System.lineSeparator(), problems));
    }

    static StartRefused surroundings(String problem) {
        return new StartRefused(SURROUNDINGS, problem);
    }

    int exitCode() {
        return exitCode;
    }
}
