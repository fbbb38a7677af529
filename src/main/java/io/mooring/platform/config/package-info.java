/**
 * Configurations as records. A record and its annotations are the one description of what a client may send; a
 * {@link io.mooring.platform.config.Shape} made from it reads a request with every violation at once, shows it redacted, splits off its
 * secrets for the store and puts them back, and publishes its JSON Schema. Nothing here knows HTTP, a platform or a database.
 *
 * <p>For the native executable each such record and enum, nested ones too, carries Quarkus' {@code @RegisterForReflection}, and so does
 * each class named by {@link io.mooring.platform.config.CheckedBy}.
 */
@NullMarked
package io.mooring.platform.config;

import org.jspecify.annotations.NullMarked;
