/** A certificate authority for the peers, made anew for every test run: good certificates and the bad ones that clients must refuse. */
@NullMarked
package io.mooring.peer.tls;

import org.jspecify.annotations.NullMarked;
