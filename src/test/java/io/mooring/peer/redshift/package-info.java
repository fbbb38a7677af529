/**
 * A Redshift for tests: a real PostgreSQL with Redshift's catalogue views, behind a front that terminates TLS, authenticates as Redshift does
 * and rewrites the statements. It can be made slow, silent, wrong or absent; {@link io.mooring.peer.redshift.RedshiftPeer} is the way in.
 */
@NullMarked
package io.mooring.peer.redshift;

import org.jspecify.annotations.NullMarked;
