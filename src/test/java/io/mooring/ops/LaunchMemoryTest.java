package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LaunchMemoryTest {

    private static final String NAME = "launch-memory-test.password";

    @AfterEach
    void forget() {
        LaunchMemory.forgetDerived();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a${b}c", "$", "$$", "a\\b", "\\${x}", "${", "$${x}", "end$"})
    void aDerivedValueReachesTheConfigurationAsItIs(String value) {
        LaunchMemory.derive(Map.of(NAME, value));
        assertThat(Options.read().text(NAME)).contains(value);
    }

    @Test
    void whatWasDerivedIsForgotten() {
        LaunchMemory.derive(Map.of(NAME, "value", NAME + "2", "value"));
        LaunchMemory.forgetDerived();
        assertThat(System.getProperty(NAME)).isNull();
        assertThat(System.getProperty(NAME + "2")).isNull();
    }

    @Test
    void aFirstStartIsToldOnce() {
        LaunchMemory.firstStart();
        assertThat(LaunchMemory.takeFirstStart()).isTrue();
        assertThat(LaunchMemory.takeFirstStart()).isFalse();
    }
}
