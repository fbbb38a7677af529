package io.mooring.run;

import java.util.Set;

/** Which versions of a configuration a request may change (If-Match, RFC 9110 section 13.1.1). */
public sealed interface Precondition {
    boolean allows(long version);

    record Absent() implements Precondition {
        @Override
        public boolean allows(long version) {
            return true;
        }
    }

    /** {@code If-Match: *}: any, as long as there is one. */
    record AnyVersion() implements Precondition {
        @Override
        public boolean allows(long version) {
            return true;
        }
    }

    /** Only these; empty where no entity tag in the header can be one of ours. */
    record OneOf(Set<Long> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean allows(long version) {
            return versions.contains(version);
        }
    }
}
