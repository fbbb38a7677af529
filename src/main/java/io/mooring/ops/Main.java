package io.mooring.ops;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import picocli.CommandLine;

/** The process' entry: reads the command, and serves when there is none. */
@QuarkusMain
public final class Main {

    /** Ends the process with the command's exit code: 0 done, 1 something around the service is amiss, 2 the configuration or the command is. */
    public static void main(String... arguments) {
        // Whatever logs before this line takes the JDK's own log manager, for good.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        int exit = commandLine(
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()))
                .execute(arguments);
        if (exit != 0 || LaunchMode.current() == LaunchMode.NORMAL) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine(PrintWriter output, PrintWriter errors) {
        return new CommandLine(new ServeCommand())
                .addSubcommand(new MigrateCommand(output))
                .addSubcommand(new KeysetCommand(output))
                .addSubcommand(new CheckConfigCommand(output))
                .setOut(output)
                .setErr(errors)
                .setExecutionExceptionHandler(Main::refused);
    }

    private static int refused(Exception failure, CommandLine command, CommandLine.ParseResult result)
            throws Exception {
        if (failure instanceof StartRefused refused) {
            PrintWriter errors = command.getErr();
            errors.println(refused.getMessage());
            errors.flush();
            return refused.exitCode();
        }
        throw failure;
    }
}
