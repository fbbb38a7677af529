package io.mooring.platform;

import io.mooring.platform.net.OutboundDoor;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;

/**
 * What every platform is made with. Settings of single platforms join here, so that {@link Platforms} stays a list.
 *
 * @param door the only way out
 * @param publicUrl the service as clients and clusters see it
 */
public record Surroundings(Vertx vertx, OutboundDoor door, URI publicUrl) {}
