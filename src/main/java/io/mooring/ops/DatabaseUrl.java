package io.mooring.ops;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database: {@code postgresql://user:password@host:port/name?sslmode=…&sslrootcert=…}, its parts percent-decoded.
 * The meaning of the two parameters is libpq's (PostgreSQL documentation, "Database Connection Control Functions").
 */
public record DatabaseUrl(
        String host,
        int port,
        String name,
        String user,
        Optional<String> password,
        SslMode sslMode,
        Optional<String> rootCertificate) {

    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
            + "(?<host>\\[[0-9a-fA-F:.%]+]|[^:/?#@,\\[\\]]+)(?::(?<port>\\d{1,5}))?"
            + "/(?<name>[^/?#]+)"
            + "(?:\\?(?<parameters>[^#]*))?");

    private static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with what is wrong, as the rest of a sentence that begins with the option's name, without the address
     */
    public static DatabaseUrl parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must look like postgresql://user:password@host:port/name?sslmode=verify-full; "
                            + "special characters in user and password are percent-encoded (@ is %40)");
        }
        Map<String, String> parameters = parameters(matcher.group("parameters"));
        return new DatabaseUrl(
                matcher.group("host"),
                port(matcher.group("port")),
                decode(matcher.group("name")),
                user(matcher.group("user")),
                Optional.ofNullable(matcher.group("password")).map(DatabaseUrl::decode),
                SslMode.parse(parameters.getOrDefault("sslmode", "prefer")),
                Optional.ofNullable(parameters.get("sslrootcert")));
    }

    DatabaseUrl withPassword(String known) {
        return new DatabaseUrl(host, port, name, user, Optional.of(known), sslMode, rootCertificate);
    }

    /** Where the database is, without user and password. */
    String location() {
        return host + ":" + port + "/" + name;
    }

    private static int port(@Nullable String text) {
        int port = text == null ? 5432 : Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("must name a port between 1 and 65535");
        }
        return port;
    }

    private static String user(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("must name the user, as in postgresql://user:password@host:port/name");
        }
        return decode(text);
    }

    private static Map<String, String> parameters(@Nullable String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!PARAMETERS.contains(name)) {
                throw new IllegalArgumentException(
                        "has the parameter \"" + name + "\", which is not known; sslmode and sslrootcert are");
            }
            parameters.put(name, decode(parameter.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "has a % that is not followed by two hexadecimal digits (% itself is %25)", e);
        }
    }

    @Override
    public String toString() {
        return "postgresql://" + user + "@" + location();
    }
}
