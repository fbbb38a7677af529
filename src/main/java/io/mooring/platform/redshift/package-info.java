/**
 * Amazon Redshift: configuration, checks, plans, scripts and sessions. Facts about Redshift are from the Amazon Redshift Database Developer
 * Guide; it speaks the PostgreSQL protocol, but folds names, escapes literals and grants rights in its own way.
 */
@NullMarked
package io.mooring.platform.redshift;

import org.jspecify.annotations.NullMarked;
