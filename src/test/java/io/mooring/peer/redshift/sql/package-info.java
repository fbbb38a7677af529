/**
 * Redshift's dialect on a PostgreSQL: statements are cut into tokens, refused where Redshift refuses them, and otherwise turned into what
 * PostgreSQL takes. Quotes, dollar quotes and comments are respected; everything here is pure.
 */
@NullMarked
package io.mooring.peer.redshift.sql;

import org.jspecify.annotations.NullMarked;
