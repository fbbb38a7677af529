package io.mooring.platform.redshift;

import io.mooring.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Passwords as Redshift wants them ("CREATE USER" of the Developer Guide). */
final class Passwords {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+";
    private static final int LENGTH = 40;

    /** 8 to 64 visible ASCII characters with an upper-case and a lower-case letter and a digit, none of {@code ' " \ / @}. */
    private static final Pattern ACCEPTED =
            Pattern.compile("(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9])[!-~&&[^'\"\\\\/@]]{8,64}");

    private Passwords() {}

    static Secret generate(RandomGenerator random) {
        while (true) {
            String candidate = candidate(random);
            if (accepted(candidate)) {
                return Secret.of(candidate);
            }
        }
    }

    /** Whether Redshift would take it in plain. */
    static boolean accepted(String password) {
        return ACCEPTED.matcher(password).matches();
    }

    /** What Redshift stores for a user's password: MD5 over password and user name, which its default authentication asks for. */
    static Secret stored(String user, Secret password) {
        byte[] digest = md5().digest((password.reveal() + user).getBytes(StandardCharsets.UTF_8));
        return Secret.of("md5" + HexFormat.of().formatHex(digest));
    }

    private static String candidate(RandomGenerator random) {
        StringBuilder password = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(place -> password.append(ALPHABET.charAt(place)));
        return password.toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
