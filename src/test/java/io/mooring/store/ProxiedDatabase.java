package io.mooring.store;

import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of its own, reached through a line that the test can cut. */
public final class ProxiedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final String URL = "quarkus.datasource.reactive.url";

    private final EmbeddedDatabase database = new EmbeddedDatabase();
    private @Nullable CuttableProxy proxy;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(database.start());
        URI direct = URI.create(properties.getOrDefault(URL, ""));
        proxy = new CuttableProxy(direct.getPort());
        properties.put(URL, "postgresql://127.0.0.1:" + proxy.port() + direct.getPath());
        return properties;
    }

    /** After the other tests' database, whose properties these replace. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(proxy, new TestInjector.MatchesType(CuttableProxy.class));
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.close();
        }
        database.stop();
    }
}
