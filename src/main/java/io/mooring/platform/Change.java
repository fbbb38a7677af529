package io.mooring.platform;

import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import java.util.Set;

/**
 * The wish that checks, plans and scripts are made from. Those of one run are asked with equal arguments in every attempt, so that its steps
 * are found again; hence {@link #made} is what was there when the run was accepted, whatever its steps have changed since.
 */
public sealed interface Change<C extends Record> {
    /** The service does the work; otherwise a person runs the scripts. */
    boolean automatic();

    /** The wanted configuration with the credentials to work with; for a script it may lack every secret. */
    C config();

    /** What this integration had made on the platform and not removed, before this change. */
    Set<PlatformObject> made();

    /** What the service itself made for the integration earlier and keeps, such as its system account's password. */
    GeneratedCredentials kept();

    Operation operation();

    /** A first set-up, also one that an edit repeats because it failed before; then {@link #made} may hold what that left behind. */
    record Create<C extends Record>(boolean automatic, C config, Set<PlatformObject> made, GeneratedCredentials kept)
            implements Change<C> {
        public Create {
            made = Set.copyOf(made);
        }

        @Override
        public Operation operation() {
            return Operation.CREATE;
        }
    }

    /**
     * From one configuration that is set up to another.
     *
     * @param before without its secrets; a user name, which is redacted but no secret, may be missing as well
     */
    record Edit<C extends Record>(
            boolean automatic, C before, C config, Set<PlatformObject> made, GeneratedCredentials kept)
            implements Change<C> {
        public Edit {
            made = Set.copyOf(made);
        }

        @Override
        public Operation operation() {
            return Operation.EDIT;
        }
    }

    /** The end of an integration: its configuration is the stored one, logging in as the request says. */
    record Delete<C extends Record>(boolean automatic, C config, Set<PlatformObject> made, GeneratedCredentials kept)
            implements Change<C> {
        public Delete {
            made = Set.copyOf(made);
        }

        @Override
        public Operation operation() {
            return Operation.DELETE;
        }
    }
}
