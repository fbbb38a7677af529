/** What tests of the running service share: its database, its keys. */
@NullMarked
package io.mooring.testing;

import org.jspecify.annotations.NullMarked;
