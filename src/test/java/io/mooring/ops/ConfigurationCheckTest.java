package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.mooring.peer.tls.TestAuthority;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationCheckTest {

    private static final String URL = "postgresql://anna:secret@host/mooring";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private static Options options(Map<String, String> properties) {
        return new Options(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build());
    }

    private static List<String> problems(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return ConfigurationCheck.problems(options(properties));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static String keyset(boolean weak) throws Exception {
        AeadConfig.register();
        var parameters = weak ? PredefinedAeadParameters.AES128_GCM : PredefinedAeadParameters.AES256_GCM;
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
    }

    @Test
    void nothingAtAllIsFine() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void aWholeConfigurationIsFine() throws Exception {
        assertThat(problems(
                        "mooring.database.url", "postgresql://anna@host/mooring?sslmode=verify-full",
                        "mooring.database.password-file", file("password", "secret\n"),
                        "mooring.security.keyset-file", file("keyset", keyset(false)),
                        "mooring.security.admin-api-key-file", file("key", KEY + "\n"),
                        "mooring.public-url", "https://mooring.example.com/at",
                        "mooring.outbound.allowed-networks", "10.0.0.0/8, fd00::/8,::1/128",
                        "mooring.outbound.plaintext-hosts", "localhost:5439,[::1]:80",
                        "mooring.limits.hold", "50s",
                        "mooring.limits.body-size", "512K",
                        "mooring.limits.requests-per-minute", "0",
                        "mooring.migrate-at-start", "false",
                        "quarkus.http.port", "9000",
                        "MOORING_SERVICE_HOST", "10.0.0.1",
                        "MOORING_PORT_8080_TCP_ADDR", "10.0.0.1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mooring.limits.hlod",
                "mooring.security.oidc.issuer",
                "mooring.retention.history",
                "mooring.recurring-check.enabled",
                "mooring.platform.aws.endpoint",
                "mooring.database.listen-url",
                "mooring.engine",
                "MOORING_LIMITS_HLOD"
            })
    void anOptionThatThisVersionDoesNotKnowIsNamed(String name) {
        assertThat(problems(name, "1")).singleElement().asString().startsWith(name + " is not known to this version");
    }

    @Test
    void anUnknownOptionIsFoundInAnyProfile() {
        assertThat(problems("%dev.mooring.limits.hlod", "1", "%prod.mooring.limits.hold", "PT5S"))
                .singleElement()
                .asString()
                .startsWith("mooring.limits.hlod is not known");
    }

    @Test
    void environmentVariablesOfKnownOptionsAreFine() {
        assertThat(problems(
                        "MOORING_PUBLIC_URL",
                        "http://host",
                        "MOORING_OUTBOUND_ALLOWED_NETWORKS",
                        "10.0.0.0/8",
                        "MOORING_DATA_DIR",
                        "data"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mooring.database.embedded, always",
        "mooring.migrate-at-start, flase",
        "mooring.public-url, ftp://host",
        "mooring.public-url, localhost:8080",
        "mooring.public-url, https://host/?a=b",
        "mooring.public-url, https://user@host",
        "mooring.security.token-lifetime, 1 hour",
        "mooring.security.token-lifetime, PT0S",
        "mooring.security.token-lifetime, P8D",
        "mooring.engine.max-runs, 0",
        "mooring.engine.max-runs, many",
        "mooring.engine.lease, PT0.5S",
        "mooring.engine.poll-interval, -PT1S",
        "mooring.limits.hold, 99999999999999999999",
        "mooring.limits.held-requests, -1",
        "mooring.limits.queue, 1.5",
        "mooring.limits.requests-per-minute, -1",
        "mooring.limits.body-size, 1 cup",
        "mooring.limits.body-size, 1T",
        "mooring.limits.validation-timeout, 0"
    })
    void aValueThatIsNoneIsNamedWithWhatItMustBe(String name, String value) {
        assertThat(problems(name, value))
                .singleElement()
                .asString()
                .startsWith(name + " must be ")
                .contains("not \"" + value + "\"")
                .doesNotContain("\n");
    }

    /** What the service itself would refuse is refused here, in the same words. */
    @ParameterizedTest
    @CsvSource({
        "mooring.outbound.allowed-networks, 10.0.0.0/33",
        "mooring.outbound.allowed-networks, 10.20.30.40/8",
        "mooring.outbound.allowed-networks, 10.0.0/8",
        "mooring.outbound.allowed-networks, 256.0.0.0/8",
        "mooring.outbound.allowed-networks, fd00::/129",
        "mooring.outbound.allowed-networks, fd00::1/8",
        "mooring.outbound.allowed-networks, host/8",
        "mooring.outbound.plaintext-hosts, localhost",
        "mooring.outbound.plaintext-hosts, localhost:0",
        "mooring.outbound.plaintext-hosts, localhost:65536",
        "mooring.outbound.plaintext-hosts, http://localhost:80",
        "mooring.outbound.plaintext-hosts, 1.2.3:5439",
        "mooring.outbound.plaintext-hosts, a..b:1",
        "mooring.outbound.plaintext-hosts, ::1:80"
    })
    void aTargetThatIsNoneIsNamed(String name, String value) {
        assertThat(problems(name, value))
                .singleElement()
                .asString()
                .startsWith(name + ": " + value + " ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mooring.outbound.allowed-networks, 10.20.30.40",
        "mooring.outbound.allowed-networks, '10.0.0.0/8, fd00::/8, ::1'",
        "mooring.outbound.plaintext-hosts, 'localhost:5439, [::1]:80,127.0.0.1:1'"
    })
    void aTargetThatTheServiceTakesIsFine(String name, String value) {
        assertThat(problems(name, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80.5"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThat(problems("quarkus.http.port", port))
                .containsExactly("quarkus.http.port must be a whole number from 0 to 65535, not \"" + port + "\".");
    }

    @Test
    void severalProblemsAreSeveralLines() {
        assertThat(problems("mooring.limits.hold", "x", "mooring.limits.queue", "y", "mooring.nothing", "z"))
                .hasSize(3);
    }

    @Test
    void aReferenceToNothingIsNamed() {
        assertThat(problems("mooring.public-url", "${NO_SUCH_VARIABLE_HERE}"))
                .containsExactly("mooring.public-url refers to another option or variable that is not set.");
    }

    @Nested
    class TheDatabase {

        @Test
        void withoutAKeysetIsRefused() {
            assertThat(problems("mooring.database.url", URL))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.keyset-file is not set")
                    .contains("mooring keyset create");
        }

        @Test
        void thatIsNoAddressIsNamedWithoutItsPassword() throws Exception {
            assertThat(problems(
                            "mooring.database.url",
                            "mysql://anna:secret@host/x",
                            "mooring.security.keyset",
                            keyset(false)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.url must look like postgresql://")
                    .doesNotContain("secret@");
        }

        @Test
        void withTwoPasswordsIsRefused() throws Exception {
            assertThat(problems(
                            "mooring.database.url", URL,
                            "mooring.database.password-file", file("password", "other"),
                            "mooring.security.keyset", keyset(false)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.password-file is set, and mooring.database.url has a password too");
        }

        @Test
        void whosePasswordFileIsMissingIsRefused() throws Exception {
            assertThat(problems(
                            "mooring.database.url", "postgresql://anna@host/mooring",
                            "mooring.database.password-file",
                                    directory.resolve("none").toString(),
                            "mooring.security.keyset", keyset(false)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.password-file names a file that cannot be read");
        }

        @Test
        void thatIsOnlyAPasswordFileIsRefused() throws Exception {
            assertThat(problems("mooring.database.password-file", file("password", "secret")))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.password-file is set, but mooring.database.url is not");
        }

        @Test
        void isRequiredWhereTheEmbeddedOneMayNotRun() {
            assertThat(problems("mooring.database.embedded", "never"))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.url is not set, and mooring.database.embedded is never");
        }

        @Test
        void whoseAuthoritiesCannotBeReadIsRefused() throws Exception {
            assertThat(problems(
                            "mooring.database.url",
                            URL + "?sslmode=verify-full&sslrootcert=" + directory.resolve("none"),
                            "mooring.security.keyset",
                            keyset(false)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.database.url names a file that cannot be read");
        }
    }

    @Nested
    class Secrets {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "short",
                    "0123456789abcdef0123456789abcde",
                    "0123456789abcdef 0123456789abcdef",
                    "0123456789abcdef0123456789abcdé"
                })
        void aKeyThatIsTooShortOrNotVisibleAsciiIsRefusedWithoutRepeatingIt(String key) {
            assertThat(problems("mooring.security.admin-api-key", key))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.admin-api-key must be 32 visible ASCII characters or more")
                    .doesNotContain(key);
        }

        @Test
        void aKeyFromAFileIsCheckedToo() throws Exception {
            assertThat(problems("mooring.security.admin-api-key-file", file("key", "short")))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.admin-api-key-file must be 32 visible ASCII characters or more");
        }

        @Test
        void twoKeysContradictEachOther() throws Exception {
            assertThat(problems(
                            "mooring.security.admin-api-key",
                            KEY,
                            "mooring.security.admin-api-key-file",
                            file("key", KEY)))
                    .containsExactly(
                            "mooring.security.admin-api-key and mooring.security.admin-api-key-file are both set; remove one of them.");
        }

        @Test
        void twoKeysetsContradictEachOther() throws Exception {
            assertThat(problems(
                            "mooring.security.keyset",
                            keyset(false),
                            "mooring.security.keyset-file",
                            file("keyset", keyset(false))))
                    .containsExactly(
                            "mooring.security.keyset and mooring.security.keyset-file are both set; remove one of them.");
        }

        @Test
        void aKeysetOfShortKeysIsRefused() throws Exception {
            assertThat(problems("mooring.security.keyset", keyset(true)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.keyset holds the key ")
                    .contains("which is not of the type AES-256-GCM");
        }

        /** Rotated out, it opens nothing any more, so its type does not matter; the service takes it too. */
        @Test
        void aDisabledKeyOfAnotherSizeIsFine() throws Exception {
            assertThat(problems("mooring.security.keyset", withADisabledShortKey()))
                    .isEmpty();
        }

        private static String withADisabledShortKey() throws Exception {
            AeadConfig.register();
            var old = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES128_GCM)
                    .withFixedId(7)
                    .setStatus(KeyStatus.DISABLED);
            var current = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withFixedId(8)
                    .makePrimary();
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.newBuilder().addEntry(old).addEntry(current).build(), InsecureSecretKeyAccess.get());
        }

        /** Such an entry has a number and a status, and no key in it. */
        @Test
        void aKeysetWithAnEntryThatDoesNotParseIsRefused() throws Exception {
            String broken = keyset(false).replaceFirst("\"value\":\\s*\"[^\"]*\"", "\"value\":\"AAAA\"");
            assertThat(problems("mooring.security.keyset", broken))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.keyset is not a Tink keyset");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "{}", "{\"primaryKeyId\":1,\"key\":[]}", "[]"})
        void whatIsNoKeysetIsRefused(String text) throws Exception {
            assertThat(problems("mooring.security.keyset-file", file("keyset", text)))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.keyset-file is not a Tink keyset");
        }

        @Test
        void aKeysetFileThatIsMissingIsRefused() {
            assertThat(problems(
                            "mooring.security.keyset-file",
                            directory.resolve("none").toString()))
                    .singleElement()
                    .asString()
                    .startsWith("mooring.security.keyset-file names a file that cannot be read");
        }
    }

    @Test
    void authoritiesThatAreNoCertificatesAreRefused() throws Exception {
        assertThat(problems("mooring.outbound.ca-file", file("ca.pem", "no certificate")))
                .singleElement()
                .asString()
                .startsWith("mooring.outbound.ca-file names a file");
    }

    /** The reactive client of the database reads PEM only. */
    @Test
    void authoritiesInAnotherFormAreRefused() throws Exception {
        var pem = new ByteArrayInputStream(TestAuthority.create("Test").pem().getBytes(StandardCharsets.US_ASCII));
        Path der = Files.write(
                directory.resolve("ca.der"),
                CertificateFactory.getInstance("X.509").generateCertificate(pem).getEncoded());
        assertThat(problems("mooring.outbound.ca-file", der.toString()))
                .singleElement()
                .asString()
                .startsWith("mooring.outbound.ca-file names a file without a certificate");
    }

    @Test
    void authoritiesThatAreMissingAreRefused() {
        assertThat(problems(
                        "mooring.outbound.ca-file", directory.resolve("none").toString()))
                .singleElement()
                .asString()
                .startsWith("mooring.outbound.ca-file names a file that cannot be read");
    }

    @Test
    void engineOptionsThatContradictEachOtherAreRefused() {
        assertThat(problems(
                        "mooring.engine.lease",
                        "PT5S",
                        "mooring.engine.poll-interval",
                        "PT10S",
                        "mooring.engine.max-runs",
                        "2"))
                .containsExactly(
                        "mooring.engine.poll-interval must be shorter than mooring.engine.lease (PT5S).",
                        "mooring.engine.max-runs-per-host must not be more than mooring.engine.max-runs (2).");
    }

    @Test
    void theDefaultsOfTheEngineCountWhereNothingElseIsSaid() {
        assertThat(problems("mooring.engine.lease", "PT2S")).isEmpty();
        assertThat(problems("mooring.engine.poll-interval", "PT30S"))
                .containsExactly("mooring.engine.poll-interval must be shorter than mooring.engine.lease (PT30S).");
    }
}
