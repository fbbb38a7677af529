/**
 * Runs a real PostgreSQL server as a child of the service: unpacks the binaries that travel on the classpath, makes a data directory, starts
 * and stops the server. It knows nothing of the framework, so that tests and their peers can use it too.
 */
@NullMarked
package io.mooring.ops.postgres;

import org.jspecify.annotations.NullMarked;
