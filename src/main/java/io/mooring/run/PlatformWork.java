package io.mooring.run;

import io.mooring.domain.Plan;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import io.mooring.platform.PlatformSession;
import java.util.List;
import java.util.random.RandomGenerator;

/** A change together with the platform it is for, so that their types stay matched. */
record PlatformWork<C extends Record & PlatformConfig, S extends PlatformSession>(
        Platform<C, S> platform, Change<C> change) {

    List<Check<S>> checks() {
        return platform.checks(change);
    }

    GeneratedCredentials generate(RandomGenerator random) {
        return platform.generate(change, random);
    }

    Plan plan(GeneratedCredentials generated) {
        return platform.plan(change, generated);
    }

    /** Sessions that log in as whoever the change works as. */
    SessionPool<S> sessions() {
        return new SessionPool<>(target -> platform.open(change, target));
    }
}
