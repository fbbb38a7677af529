package io.mooring.platform.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.airlift.configuration.ConfigurationLoader;
import io.mooring.domain.Secret;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Platform;
import io.mooring.platform.SetUp;
import io.mooring.platform.config.Reading;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TrinoPlatformTest {
    private static final URI ADDRESS = URI.create("https://mooring.example:8443/a%20b");
    private static final TrinoPlatform PLATFORM = new TrinoPlatform(ADDRESS);
    private static final Secret KEY = Secret.of("5bb6cae91c7de6ad8c3ccf1e300c21ac");

    private static Platform.IssuesKey issuesKey() {
        return PLATFORM.issuesKey().orElseThrow();
    }

    private static String properties() {
        return Objects.requireNonNull(issuesKey().present(KEY).get("properties"));
    }

    private static Map<String, String> readByJava(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }

    /** As the coordinator reads it. */
    private static Map<String, String> readByTrino(String text) {
        try {
            Path file = Files.createTempFile("access-control", ".properties");
            try {
                Files.writeString(file, text, StandardCharsets.UTF_8);
                return ConfigurationLoader.loadPropertiesFrom(file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\\', ' ', '#', '!', '=', ':', 'é', '中', '\u00A0', '\uD83D', '\uDE00')
                .ofMaxLength(30);
    }

    @Test
    void keysAre32LowerCaseHexadecimalDigits() {
        assertThat(issuesKey().secretName()).isEqualTo("immutaApiKey");
        assertThat(issuesKey().newKey(new Random(1)).reveal()).matches("[0-9a-f]{32}");
        assertThat(issuesKey().newKey(new Random(1))).isNotEqualTo(issuesKey().newKey(new Random(2)));
    }

    @Test
    void theAnswerShowsTheKeyAndThenTheFile() {
        assertThat(issuesKey().present(KEY).sequencedKeySet()).containsExactly("immutaApiKey", "properties");
        assertThat(issuesKey().present(KEY)).containsEntry("immutaApiKey", KEY.reveal());
    }

    @Test
    void trinoAndJavaReadTheFileAlike() {
        assertThat(readByTrino(properties()))
                .isEqualTo(readByJava(properties()))
                .isEqualTo(Map.of(
                        "access-control.name", "immuta",
                        "immuta.endpoint", ADDRESS.toString(),
                        "immuta.apikey", KEY.reveal(),
                        "immuta.user.admin", "immuta_system_account",
                        "immuta.allowed.immuta.datasource.operations", "READ",
                        "immuta.allowed.non.immuta.datasource.operations", "READ,WRITE",
                        "immuta.filter.unallowed.table.metadata", "false"));
        assertThat(properties()).isASCII();
    }

    @Property
    void anyNameAndValueIsReadBackAsItWas(@ForAll("texts") String name, @ForAll("texts") String value) {
        PropertiesDialect dialect = new PropertiesDialect();

        String line = dialect.identifier("n" + name).text() + "="
                + dialect.literal(value).text() + "\n";

        assertThat(readByJava(line)).isEqualTo(Map.of("n" + name, value));
    }

    @Test
    void lineBreaksHaveNoPlaceInTheFile() {
        assertThatThrownBy(() -> new PropertiesDialect().literal("a\nimmuta.user.admin=.*"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsSetUpTestedOrScripted() {
        TrinoConfig config = new TrinoConfig();
        GeneratedCredentials none = GeneratedCredentials.none();
        for (Change<TrinoConfig> change : List.<Change<TrinoConfig>>of(
                new Change.Create<>(false, config, Set.of(), none),
                new Change.Edit<>(false, config, config, Set.of(), none),
                new Change.Delete<>(false, config, Set.of(), none))) {
            assertThat(PLATFORM.checks(change)).isEmpty();
            assertThat(PLATFORM.plan(change, GeneratedCredentials.none()).isEmpty())
                    .isTrue();
            assertThat(PLATFORM.generate(change, new Random(1))).isEqualTo(GeneratedCredentials.none());
        }
        assertThat(PLATFORM.scripts()).isEmpty();
        assertThat(PLATFORM.errors()).isEmpty();
        assertThat(PLATFORM.setUp()).isEqualTo(SetUp.NONE);
        assertThat(PLATFORM.identities(config)).isEmpty();
        assertThat(PLATFORM.type().wireName()).isEqualTo("Trino");
    }

    @Test
    void theConfigurationTakesNoField() {
        assertThat(PLATFORM.configuration().read(JsonNodeFactory.instance.objectNode(), "config"))
                .isEqualTo(new Reading.Accepted<>(new TrinoConfig()));
        assertThat(PLATFORM.configuration()
                        .read(JsonNodeFactory.instance.objectNode().put("host", "h"), "config"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo("config.host is not allowed"));
    }
}
