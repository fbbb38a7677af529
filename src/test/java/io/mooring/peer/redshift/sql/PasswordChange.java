package io.mooring.peer.redshift.sql;

import java.util.Optional;

/** A user's password as a statement sets it: plain, {@code md5…} or {@code sha256|…}; empty disables the password. */
public record PasswordChange(String user, Optional<String> password) {}
