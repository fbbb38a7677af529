package io.mooring.api.authenticate;

import io.mooring.domain.Secret;
import io.mooring.platform.config.Required;
import io.mooring.platform.config.SentTo;

/** The body of the call. */
record PresentedKey(@Required @SentTo({}) Secret apikey) {}
