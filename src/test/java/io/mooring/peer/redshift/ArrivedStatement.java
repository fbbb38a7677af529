package io.mooring.peer.redshift;

/** A statement as a client sent it, letter for letter, with the user and the database of its session. */
public record ArrivedStatement(String user, String database, String sql) {}
