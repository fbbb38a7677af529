/**
 * The network, as every platform meets it: the one door out, whom one trusts, how long one waits, and what went wrong in our words. Knows no
 * platform and no protocol.
 */
@NullMarked
package io.mooring.platform.net;

import org.jspecify.annotations.NullMarked;
