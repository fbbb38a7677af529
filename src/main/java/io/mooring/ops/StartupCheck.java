package io.mooring.ops;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Something that must hold before the service takes requests and that only the running application can find out, such as what the database
 * holds. A bean of this type is asked once at every start.
 */
interface StartupCheck {

    /** The line for the person who starts the service, beginning with the option's name and saying what to do; empty when all is well. */
    Uni<Optional<String>> problem();
}
