/** Statements as data: how each dialect quotes, one template for making statements, and the text of a script. */
@NullMarked
package io.mooring.platform.sql;

import org.jspecify.annotations.NullMarked;
