package io.mooring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the tables of behaviours and of faults to the tests: what they claim, some test that exists must show. */
final class CompatibilityTableTest {

    private static final Path TABLE = Path.of("docs", "compatibility.md");
    private static final Path FAULTS = Path.of("docs", "reliability.md");
    private static final String SHOWN_BY = "Shown by";

    /** Such as {@code store.RunStoreTest.Leases#renewingPutsTheEndOff}, without the root package. */
    private static final Pattern TEST =
            Pattern.compile("`((?:[a-z]+\\.)*)([A-Z][A-Za-z0-9]*(?:\\.[A-Z][A-Za-z0-9]*)*)#([A-Za-z0-9]+)`");

    @Test
    void everyBehaviourAndEveryFaultNamesATest() throws IOException {
        List<List<String>> silent = Stream.concat(rows(TABLE), rows(FAULTS))
                .filter(row -> !TEST.matcher(row.getLast()).find())
                .toList();

        assertThat(silent).as("rows without a test").isEmpty();
    }

    @Test
    void everyNamedTestExists() throws IOException {
        List<String> named = TEST.matcher(Files.readString(TABLE) + Files.readString(FAULTS))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(named)
                .isNotEmpty()
                .filteredOn(name -> !exists(name))
                .as("tests that do not exist")
                .isEmpty();
    }

    @Test
    void everySectionOfTheInterfaceIsThere() throws IOException {
        assertThat(Files.readString(TABLE))
                .contains(Stream.of(
                                "Conventions",
                                "Authentication and permission",
                                "Endpoints",
                                "Objects",
                                "Payloads",
                                "Errors",
                                "Scripts",
                                "Not in this version")
                        .map(section -> "\n## " + section + "\n")
                        .collect(Collectors.toList()));
    }

    private static Stream<List<String>> rows(Path document) throws IOException {
        return MarkdownTable.in(document).stream()
                .filter(table -> table.header().getLast().equals(SHOWN_BY))
                .flatMap(table -> table.rows().stream());
    }

    private static boolean exists(String reference) {
        MatchResult parts = TEST.matcher(reference).results().findFirst().orElseThrow();
        String name = "io.mooring." + parts.group(1) + parts.group(2).replace('.', '$');
        try {
            Class<?> type = Class.forName(name, false, CompatibilityTableTest.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(parts.group(3)))
                    .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
