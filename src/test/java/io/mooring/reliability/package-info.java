/**
 * The packaged service as a process, or several of them, that are killed and cut off while they work. What is promised for each fault stands
 * in {@code docs/reliability.md}.
 */
@NullMarked
package io.mooring.reliability;

import org.jspecify.annotations.NullMarked;
