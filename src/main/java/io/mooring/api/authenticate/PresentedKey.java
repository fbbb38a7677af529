package io.mooring.api.authenticate;

import io.mooring.domain.Secret;
import io.mooring.platform.config.Required;

/** The body of the call. */
record PresentedKey(@Required Secret apikey) {}
