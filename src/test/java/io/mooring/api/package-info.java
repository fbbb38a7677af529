/** Tests of the HTTP interface, over sockets. */
@NullMarked
package io.mooring.api;

import org.jspecify.annotations.NullMarked;
