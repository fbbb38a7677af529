package io.mooring.platform;

import java.net.URI;

/** How clients and clusters see the service; from configuration, never from a request. */
public interface PublicAddress {
    URI url();
}
