/** {@code /api-keys}: making, listing and deleting the keys by which people and programs call the service. */
@NullMarked
package io.mooring.api.keys;

import org.jspecify.annotations.NullMarked;
