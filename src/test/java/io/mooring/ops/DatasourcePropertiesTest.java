package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasourcePropertiesTest {

    private static final String REACTIVE = "quarkus.datasource.reactive.";

    private static Map<String, String> of(String url) {
        return DatasourceProperties.of(DatabaseUrl.parse(url));
    }

    @Test
    void tellBothClientsTheSamePlace() {
        assertThat(of("postgresql://an%40na:p%25@host:6432/na%20me?sslmode=disable"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "quarkus.datasource.username",
                        "an@na",
                        "quarkus.datasource.password",
                        "p%",
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://host:6432/na%20me?ApplicationName=mooring&sslmode=disable",
                        REACTIVE + "url",
                        "postgresql://host:6432/na%20me",
                        REACTIVE + "postgresql.ssl-mode",
                        "disable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow", "prefer", "require"})
    void encryptWithoutVerificationWhereLibpqDoes(String mode) {
        var properties = of("postgresql://anna@host/name?sslmode=" + mode);
        assertThat(properties)
                .containsEntry(REACTIVE + "postgresql.ssl-mode", mode)
                .containsEntry(REACTIVE + "trust-all", "true");
        assertThat(properties.get("quarkus.datasource.jdbc.url")).endsWith("sslmode=" + mode);
    }

    @Test
    void verifyTheNameAgainstTheMachinesAuthorities() {
        var properties = of("postgresql://anna@host/name?sslmode=verify-full&sslrootcert=system");
        assertThat(properties)
                .containsEntry(REACTIVE + "postgresql.ssl-mode", "verify-full")
                .containsEntry(REACTIVE + "hostname-verification-algorithm", "HTTPS")
                .doesNotContainKeys(REACTIVE + "trust-all", REACTIVE + "trust-certificate-pem");
        assertThat(properties.get("quarkus.datasource.jdbc.url"))
                .endsWith("sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    @Test
    void verifyAgainstTheNamedAuthorities() {
        var properties = of("postgresql://anna@host/name?sslmode=verify-full&sslrootcert=/etc/my%20ca,1.pem");
        assertThat(properties)
                .containsEntry(REACTIVE + "trust-certificate-pem", "true")
                .containsEntry(REACTIVE + "trust-certificate-pem.certs", "/etc/my ca\\,1.pem");
        assertThat(properties.get("quarkus.datasource.jdbc.url"))
                .endsWith("sslmode=verify-full&sslrootcert=%2Fetc%2Fmy%20ca%2C1.pem");
    }

    @Test
    void verifyTheCertificateWhereRequireComesWithAuthorities() {
        assertThat(of("postgresql://anna@host/name?sslmode=require&sslrootcert=/ca.pem"))
                .containsEntry(REACTIVE + "postgresql.ssl-mode", "verify-ca")
                .doesNotContainKeys(REACTIVE + "trust-all", REACTIVE + "hostname-verification-algorithm");
    }
}
