package io.mooring.platform.redshift;

import java.util.Set;

/**
 * What a user may do on the cluster.
 *
 * @param databases those that it owns
 * @param privileges system privileges that come with the user's roles, such as {@code CREATE USER}
 */
record Standing(String user, boolean createsDatabases, Set<String> databases, Set<String> privileges) {}
