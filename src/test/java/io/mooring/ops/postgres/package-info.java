/** Tests of the embedded PostgreSQL: real server processes on real directories. */
@NullMarked
package io.mooring.ops.postgres;

import org.jspecify.annotations.NullMarked;
