@NullMarked
package io.mooring.store;

import org.jspecify.annotations.NullMarked;
