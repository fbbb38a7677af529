/** Tests over sockets. */
@NullMarked
package io.mooring.api.authenticate;

import org.jspecify.annotations.NullMarked;
