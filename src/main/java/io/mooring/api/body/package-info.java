/**
 * Turns the bytes of a request body into one tree of data, JSON and YAML alike, and refuses everything that could mean two things. Nothing
 * here knows HTTP beyond two header values, nor what the data means.
 */
@NullMarked
package io.mooring.api.body;

import org.jspecify.annotations.NullMarked;
