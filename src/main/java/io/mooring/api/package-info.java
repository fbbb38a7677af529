/**
 * The HTTP interface: resources, reading of headers and query parameters, the JSON of answers and errors. Decides what is answered and in
 * which order requests are refused, and leaves every decision about integrations to {@code io.mooring.run}.
 */
@NullMarked
package io.mooring.api;

import org.jspecify.annotations.NullMarked;
