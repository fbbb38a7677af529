package io.mooring.run;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much the service takes on. */
@ConfigMapping(prefix = "mooring.limits")
public interface LimitSettings {

    /** How long a request is held while its connection is validated; then it is accepted and goes on in the background. */
    @WithDefault("PT50S")
    Duration hold();

    /** Requests that are held at the same time; more are answered 503. */
    @WithDefault("256")
    int heldRequests();

    /** Runs that may wait; more are answered 503. */
    @WithDefault("10000")
    int queue();

    /** Changing requests per API key and minute; reads are not counted; 0 switches the limit off. */
    @WithDefault("600")
    int requestsPerMinute();

    /** The largest request body, such as {@code 1M}; more is answered 413. */
    @WithDefault("1M")
    MemorySize bodySize();

    /** How long all checks of one validation may take together. */
    @WithDefault("PT120S")
    Duration validationTimeout();
}
