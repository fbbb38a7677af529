/**
 * The durable record in PostgreSQL: integrations, runs and their steps, with everything secret in them sealed. Implements the ports of
 * {@link io.mooring.run}; the schema is Flyway's, uniqueness and legal states are constraints of it, and nothing of this package's
 * entities leaves it.
 */
@NullMarked
package io.mooring.store;

import org.jspecify.annotations.NullMarked;
