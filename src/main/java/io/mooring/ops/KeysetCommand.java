package io.mooring.ops;

import io.mooring.ops.postgres.PrivateFile;
import io.mooring.security.Keyset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What there is to do with keysets. */
@Command(name = "keyset", mixinStandardHelpOptions = true, description = "Makes the keyset that seals secrets.")
final class KeysetCommand {

    private final PrintWriter output;

    KeysetCommand(PrintWriter output) {
        this.output = output;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new keyset (Tink, JSON, AES-256-GCM). Keep it: without it no sealed secret can be opened again.")
    int create(
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description =
                                    "Write to this new file, readable by its owner only, instead of the standard output.")
                    Optional<Path> file) {
        if (file.isPresent()) {
            write(file.get());
        } else {
            output.println(Keyset.create());
            output.flush();
        }
        return 0;
    }

    private static void write(Path file) {
        try {
            PrivateFile.create(file, Keyset.create() + "\n");
        } catch (FileAlreadyExistsException e) {
            throw StartRefused.surroundings("The file " + file + " exists and is left as it is; choose another name.");
        } catch (IOException e) {
            throw StartRefused.surroundings("The file " + file + " cannot be written: " + e + ".");
        }
    }
}
