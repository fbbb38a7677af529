@NullMarked
package io.mooring.platform.net;

import org.jspecify.annotations.NullMarked;
