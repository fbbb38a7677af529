package io.mooring.peer.redshift;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A user's password as Redshift keeps it; which form it has decides how the user is authenticated. */
sealed interface StoredPassword {

    /** The hex digits of {@code md5(password‖user)}: the form of every password that was set in plain. */
    record Md5(String digest) implements StoredPassword {}

    /** {@code SHA256(password‖salt)} and the salt, both in hex digits: such users are asked by authentication 13. */
    record Sha256(String digest, String salt) implements StoredPassword {}

    /** No password: the user cannot log in with one. */
    record Disabled() implements StoredPassword {}

    /** What is stored when the password is set in plain, as {@code md5…}, as {@code sha256|plain} or as {@code sha256|digest|salt}. */
    static StoredPassword of(String user, String password) {
        List<String> parts = List.of(password.split("\\|", -1));
        if (parts.getFirst().equals("sha256")) {
            return parts.size() == 3 ? new Sha256(parts.get(1), parts.get(2)) : sha256Of(parts.get(1));
        }
        boolean hash = password.matches("md5[0-9a-f]{32}");
        return new Md5(hash ? password.substring(3) : Digests.md5Hex(password, user));
    }

    private static StoredPassword sha256Of(String plain) {
        byte[] salt = Digests.random(16);
        byte[] digest = Digests.sha256(plain.getBytes(StandardCharsets.UTF_8), salt);
        return new Sha256(HexFormat.of().formatHex(digest), HexFormat.of().formatHex(salt));
    }
}
