package io.mooring.ops;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the reactive and the JDBC client are told about one database, as the framework's properties. */
public final class DatasourceProperties {

    private static final String REACTIVE = "quarkus.datasource.reactive.";
    /** libpq's word for the authorities that the machine trusts anyway. */
    private static final String SYSTEM_AUTHORITIES = "system";

    private final DatabaseUrl url;

    private DatasourceProperties(DatabaseUrl url) {
        this.url = url;
    }

    /** The properties by name; the values contain the password. */
    public static Map<String, String> of(DatabaseUrl url) {
        return new DatasourceProperties(url).all();
    }

    static String jdbcUrl(DatabaseUrl url) {
        return new DatasourceProperties(url).jdbcUrl();
    }

    private Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("quarkus.datasource.username", url.user());
        url.password().ifPresent(password -> all.put("quarkus.datasource.password", password));
        all.put("quarkus.datasource.jdbc.url", jdbcUrl());
        all.put(REACTIVE + "url", "postgresql://" + url.host() + ":" + url.port() + "/" + encode(url.name()));
        all.put(REACTIVE + "postgresql.ssl-mode", effectiveMode().word());
        trust(all);
        return all;
    }

    private String jdbcUrl() {
        StringBuilder jdbc =
                new StringBuilder("jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + encode(url.name()));
        jdbc.append("?ApplicationName=mooring&sslmode=").append(effectiveMode().word());
        if (authorities().isPresent()) {
            jdbc.append("&sslrootcert=").append(encode(authorities().get()));
        } else if (effectiveMode().verifies()) {
            jdbc.append("&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        return jdbc.toString();
    }

    private void trust(Map<String, String> all) {
        if (effectiveMode() == SslMode.DISABLE) {
            return;
        }
        if (!effectiveMode().verifies()) {
            all.put(REACTIVE + "trust-all", "true");
            return;
        }
        authorities().ifPresent(file -> {
            all.put(REACTIVE + "trust-certificate-pem", "true");
            all.put(
                    REACTIVE + "trust-certificate-pem.certs",
                    file.replace("\\", "\\\\").replace(",", "\\,"));
        });
        if (effectiveMode() == SslMode.VERIFY_FULL) {
            all.put(REACTIVE + "hostname-verification-algorithm", "HTTPS");
        }
    }

    /** As libpq: who names authorities and asks for "require" gets the certificate verified. */
    private SslMode effectiveMode() {
        return url.sslMode() == SslMode.REQUIRE && url.rootCertificate().isPresent()
                ? SslMode.VERIFY_CA
                : url.sslMode();
    }

    private Optional<String> authorities() {
        return effectiveMode().verifies()
                ? url.rootCertificate().filter(file -> !file.equals(SYSTEM_AUTHORITIES))
                : Optional.empty();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
