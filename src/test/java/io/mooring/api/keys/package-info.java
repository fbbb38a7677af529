/** Tests over sockets. */
@NullMarked
package io.mooring.api.keys;

import org.jspecify.annotations.NullMarked;
