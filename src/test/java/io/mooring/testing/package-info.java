@NullMarked
package io.mooring.testing;

import org.jspecify.annotations.NullMarked;
