/** Tests of who may do what, and of where the service may connect to. */
@NullMarked
package io.mooring.security;

import org.jspecify.annotations.NullMarked;
