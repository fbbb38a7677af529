package io.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Holds the page of errors to the catalogues: every code has its section, with its status and its words, and no section is left over. */
final class ErrorPagesTest {

    private static final Path PAGE = Path.of("docs", "errors.md");
    private static final Path CATALOGUES = Path.of("src", "main", "resources");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)\\R((?:(?!^## ).*\\R?)*)");

    @Test
    void everyCodeHasItsSectionAndEverySectionItsCode() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(entries().keySet());
    }

    @Test
    void everySectionHasTheStatusAndTheWordsOfTheCatalogue() throws IOException {
        Map<String, String> sections = sections();

        assertThat(entries())
                .allSatisfy((code, entry) -> assertThat(sections.getOrDefault(code, ""))
                        .as("section ## %s", code)
                        .contains("**" + entry.get("status") + "**", String.valueOf(entry.get("message"))));
    }

    @Test
    void everyEntryPointsToItsSection() throws IOException {
        assertThat(entries())
                .allSatisfy(
                        (code, entry) -> assertThat(entry.get("documentation")).isEqualTo("docs/errors.md#" + code));
    }

    /** The text of each section by its heading. */
    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (MatchResult section :
                SECTION.matcher(Files.readString(PAGE)).results().toList()) {
            sections.put(section.group(1), section.group(2));
        }
        return sections;
    }

    /** The entries of all catalogues by their codes. */
    private static Map<String, Map<?, ?>> entries() throws IOException {
        Map<String, Map<?, ?>> entries = new TreeMap<>();
        for (Path file : catalogues()) {
            try (InputStream content = Files.newInputStream(file)) {
                Map<?, ?> catalogue =
                        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(content);
                catalogue.forEach((code, entry) -> entries.put((String) code, (Map<?, ?>) entry));
            }
        }
        return entries;
    }

    private static List<Path> catalogues() throws IOException {
        try (Stream<Path> files = Files.walk(CATALOGUES)) {
            return files.filter(file -> file.endsWith("errors.yaml")).toList();
        }
    }
}
