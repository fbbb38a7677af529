/** Tests that speak about the whole code base. */
@NullMarked
package io.mooring;

import org.jspecify.annotations.NullMarked;
