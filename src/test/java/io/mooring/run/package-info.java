@NullMarked
package io.mooring.run;

import org.jspecify.annotations.NullMarked;
