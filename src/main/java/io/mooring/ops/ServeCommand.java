package io.mooring.ops;

import io.mooring.security.UnusableOptionException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Runs the service until it is told to stop. */
@Command(
        name = "mooring",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Without a command: runs the service. Options are set as system properties (-Dmooring.data-dir=/var/lib/mooring), "
                        + "as environment variables (MOORING_DATA_DIR) or in config/application.properties.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:Something around the service is amiss, such as a port in use or a database that does not answer.",
            "2:The configuration or the command line has to be changed."
        })
final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Options options = Launch.checkedOptions();
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Launch.checkPort(options);
        }
        Launch.prepare(options);
        LaunchMemory.serving(true);
        try {
            return serve();
        } finally {
            LaunchMemory.serving(false);
        }
    }

    /** In dev mode the framework decides what an end means; elsewhere it must not exit before the database has been told to stop. */
    private static int serve() {
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            Quarkus.run();
            return 0;
        }
        var exit = new AtomicInteger();
        Quarkus.run(null, (code, failure) -> exit.set(ended(code, failure)));
        return exit.get();
    }

    /** What kept the service from starting is told here, in one line, whatever the log says. */
    private static int ended(int code, @Nullable Throwable failure) {
        if (failure == null) {
            return code;
        }
        StartRefused refused = refused(failure);
        System.err.println(refused.getMessage());
        return refused.exitCode();
    }

    /** What the framework or a bean thinks of an option is the same to the person who set it as what our own check thinks. */
    static StartRefused refused(Throwable failure) {
        return switch (root(failure)) {
            case StartRefused refused -> refused;
            case UnusableOptionException unusable -> StartRefused.configuration(List.of(unusable.getMessage() + "."));
            case ConfigurationException wrong -> StartRefused.configuration(List.of(oneLine(wrong)));
            case ConfigValidationException wrong -> StartRefused.configuration(List.of(oneLine(wrong)));
            case Throwable other -> StartRefused.surroundings("The service did not start: " + other);
        };
    }

    private static String oneLine(RuntimeException wrong) {
        return String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
