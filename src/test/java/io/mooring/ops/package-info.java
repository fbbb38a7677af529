/** Tests of the start of the process, its options, its health and its end. */
@NullMarked
package io.mooring.ops;

import org.jspecify.annotations.NullMarked;
