package io.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the configuration tables to the configuration interfaces: every option with its default, and no other. */
final class ConfigurationTableTest {

    private static final String PREFIX = "`mooring.";

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/configuration.md"})
    void namesEveryOptionAndNoOther(String file) throws IOException {
        List<String> documented =
                rows(file).map(row -> row.getFirst().replace("`", "")).toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(defaults().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/configuration.md"})
    void givesEveryDefault(String file) throws IOException {
        Map<String, Optional<String>> defaults = defaults();

        assertThat(rows(file))
                .allSatisfy(row -> assertThat(row.getLast())
                        .as(row.getFirst())
                        .contains(defaults.getOrDefault(row.getFirst().replace("`", ""), Optional.empty())
                                .map(value -> "`" + value + "`")
                                .orElse("")));
    }

    private static Stream<List<String>> rows(String file) throws IOException {
        return MarkdownTable.in(Path.of(file)).stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.getFirst().startsWith(PREFIX));
    }

    /** Every option's name and its default, if it has one. */
    private static Map<String, Optional<String>> defaults() {
        Map<String, Optional<String>> defaults = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mooring").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> type.reflect())
                        .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                                .forEach(option -> defaults.put(name(type, option), defaultOf(option))));
        return defaults;
    }

    private static String name(Class<?> type, Method option) {
        String words = option.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return type.getAnnotation(ConfigMapping.class).prefix() + "." + words;
    }

    private static Optional<String> defaultOf(Method option) {
        return Optional.ofNullable(option.getAnnotation(WithDefault.class)).map(WithDefault::value);
    }
}
