package io.mooring.store;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with nobody who claims runs but the test itself. */
public final class WithoutEngine implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.arc.exclude-types", "io.mooring.ops.EngineLifecycle");
    }
}
