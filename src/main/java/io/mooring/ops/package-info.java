/**
 * Runs the service: the start of the process, its health, metrics and start-up checks, and the embedded database. It may know every other
 * package; no other package knows it.
 */
@NullMarked
package io.mooring.ops;

import org.jspecify.annotations.NullMarked;
