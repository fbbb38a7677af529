package io.mooring.peer.redshift.sql;

import java.util.List;
import java.util.regex.Pattern;

/** The rules of {@code CREATE USER} for passwords; hashes are taken as they are. */
final class PasswordRules {

    private static final Pattern MD5 = Pattern.compile("md5[0-9a-f]{32}");
    private static final Pattern SHA256_HASH = Pattern.compile("sha256\\|[0-9a-fA-F]{64}\\|(?:[0-9a-fA-F]{2})+");
    private static final String SHA256_PLAIN = "sha256|";
    private static final Pattern CHARACTERS = Pattern.compile("[!-~&&[^'\"\\\\/@]]{8,64}");
    private static final List<Pattern> MIX =
            List.of(Pattern.compile("[A-Z]"), Pattern.compile("[a-z]"), Pattern.compile("[0-9]"));

    private PasswordRules() {}

    static String checked(String password) {
        boolean hash =
                MD5.matcher(password).matches() || SHA256_HASH.matcher(password).matches();
        if (!hash) {
            checkPlain(password.startsWith(SHA256_PLAIN) ? password.substring(SHA256_PLAIN.length()) : password);
        }
        return password;
    }

    private static void checkPlain(String password) {
        if (!CHARACTERS.matcher(password).matches()) {
            throw refused("password must be 8 to 64 printable ASCII characters without ' \" \\ / @");
        }
        if (!MIX.stream().allMatch(kind -> kind.matcher(password).find())) {
            throw refused("password must contain a number, an upper-case and a lower-case letter");
        }
    }

    private static StatementRefused refused(String message) {
        return new StatementRefused("22023", message);
    }
}
