package io.mooring.ops;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "mooring "
                    + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                            .orElse("(development)")
        };
    }
}
