package io.mooring.platform;

import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish that checks, plans and scripts are made from.
 *
 * @param operation what is wanted
 * @param automatic the service does the work; otherwise a person runs the scripts
 * @param before the configuration as it was set up last; absent for a create, also for one that repeats a failed create
 * @param after the wanted configuration, with the credentials to work with; for a delete the stored one with those of the request
 * @param made what this integration has made on the platform and not removed since
 */
public record Change<C extends PlatformConfig>(
        Operation operation, boolean automatic, @Nullable C before, C after, Set<PlatformObject> made) {

    public Change {
        made = Set.copyOf(made);
    }

    /** The configuration that was set up last; only for operations that have one. */
    public C established() {
        if (before == null) {
            throw new IllegalStateException("A " + operation.wireName() + " has no earlier configuration");
        }
        return before;
    }
}
