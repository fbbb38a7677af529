/**
 * What a platform must offer to be set up by Mooring: its configuration, identities, checks, plans, scripts and sessions. One package
 * below this one per platform; {@link io.mooring.platform.Platforms} is the one place that lists them.
 */
@NullMarked
package io.mooring.platform;

import org.jspecify.annotations.NullMarked;
