package io.mooring.ops;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/** The engine's options that depend on each other, with their defaults. */
record EngineOptions(Options options) {

    Duration lease() {
        return duration("mooring.engine.lease", Duration.ofSeconds(30));
    }

    Duration pollInterval() {
        return duration("mooring.engine.poll-interval", Duration.ofSeconds(1));
    }

    int runs() {
        return number("mooring.engine.max-runs", 64);
    }

    int runsPerHost() {
        return number("mooring.engine.max-runs-per-host", 4);
    }

    private Duration duration(String name, Duration otherwise) {
        return options.text(name).map(DurationConverter::parseDuration).orElse(otherwise);
    }

    private int number(String name, int otherwise) {
        return options.text(name).map(Integer::parseInt).orElse(otherwise);
    }
}
