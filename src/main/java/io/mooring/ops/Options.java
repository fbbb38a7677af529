package io.mooring.ops;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The configuration before the framework starts, from the same sources in the same order: system properties, environment, {@code .env},
 * {@code config/application.properties}, what is built in.
 */
final class Options {

    static final String DATABASE_URL = "mooring.database.url";
    static final String PASSWORD_FILE = "mooring.database.password-file";
    static final String ADMIN_KEY = "mooring.security.admin-api-key";
    static final String ADMIN_KEY_FILE = "mooring.security.admin-api-key-file";
    static final String KEYSET = "mooring.security.keyset";
    static final String ALLOWED_NETWORKS = "mooring.outbound.allowed-networks";
    static final String PLAINTEXT_HOSTS = "mooring.outbound.plaintext-hosts";
    static final String HTTP_PORT = "quarkus.http.port";
    static final String KEYSET_FILE = "mooring.security.keyset-file";

    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

    private final SmallRyeConfig config;

    Options(SmallRyeConfig config) {
        this.config = config;
    }

    static Options read() {
        return new Options(ConfigUtils.configBuilder().build());
    }

    /** Every name that some source has, as it is written there, without the profile in front of it. */
    Set<String> names() {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> source.getProperties().keySet().stream())
                .map(name -> PROFILE.matcher(name).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A value as it stands, empty if there is none or an empty one.
     *
     * @throws IllegalArgumentException when the value refers to another that is not there
     */
    Optional<String> text(String name) {
        ConfigValue value = config.getConfigValue(name);
        if (value.getValue() == null && value.getRawValue() != null) {
            throw new IllegalArgumentException("refers to another option or variable that is not set");
        }
        return config.getOptionalValue(name, String.class);
    }

    /** The values of a list, split as the service will split it. */
    List<String> list(String name) {
        return config.getOptionalValues(name, String.class).orElse(List.of());
    }

    /** The options of one mapping as the service will see them, defaults included. They must have been checked one by one before. */
    <T> T settings(Class<T> mapping) {
        ConfigMappings.registerConfigMappings(config, Set.of(ConfigMappings.ConfigClass.configClass(mapping)));
        return config.getConfigMapping(mapping);
    }

    boolean isSet(String name) {
        return text(name).isPresent();
    }

    boolean isEmbedded() {
        return !isSet(DATABASE_URL);
    }

    Path dataDirectory() {
        return Path.of(text("mooring.data-dir").orElse("data")).toAbsolutePath().normalize();
    }

    /** The HTTP port; 0 for a free one. */
    int httpPort() {
        return config.getOptionalValue(HTTP_PORT, Integer.class).orElse(8080);
    }

    Optional<String> httpHost() {
        return text("quarkus.http.host");
    }

    /**
     * The database's address with its password, from wherever that comes.
     *
     * @throws IllegalArgumentException with the rest of a sentence that begins with the option's name
     */
    DatabaseUrl database() throws IOException {
        DatabaseUrl url = DatabaseUrl.parse(text(DATABASE_URL).orElseThrow());
        Optional<String> file = text(PASSWORD_FILE);
        return file.isPresent()
                ? url.withPassword(Files.readString(Path.of(file.get())).strip())
                : url;
    }

    /** A secret that is given as it is or by a file. */
    Optional<String> secret(String name, String fileName) throws IOException {
        Optional<String> file = text(fileName);
        return file.isPresent()
                ? Optional.of(Files.readString(Path.of(file.get())).strip())
                : text(name);
    }
}
