/**
 * The PostgreSQL protocol, version 3, as far as a peer needs it: framing, the opening packets and the bodies that are read or changed on the
 * way. It knows bytes, not SQL.
 */
@NullMarked
package io.mooring.peer.redshift.wire;

import org.jspecify.annotations.NullMarked;
