/**
 * Integrations from the wish to the settled run: what may be accepted, the concurrent validation, the durable run and its steps. Talks to
 * the database through ports it defines here and to platforms through their interface; knows neither HTTP nor SQL.
 */
@NullMarked
package io.mooring.run;

import org.jspecify.annotations.NullMarked;
