/**
 * Starburst (Trino): the cluster asks us, so an integration is a key that the service issues and the text of a properties file with it.
 * Nothing is set up on the cluster, nothing is tested there, and there are no scripts.
 */
@NullMarked
package io.mooring.platform.trino;

import org.jspecify.annotations.NullMarked;
