package io.mooring.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of its own, reached through a line that the test can cut. */
public final class ProxiedDatabase implements QuarkusTestResourceLifecycleManager {
    private final EmbeddedDatabase database = new EmbeddedDatabase(Path.of("target", "proxied-database"));
    private @Nullable CuttableProxy proxy;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(database.start());
        int server =
                URI.create(properties.getOrDefault("mooring.database.url", "")).getPort();
        CuttableProxy opened = new CuttableProxy(server);
        proxy = opened;
        properties.replaceAll((name, value) -> value.replace(":" + server + "/", ":" + opened.port() + "/"));
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
