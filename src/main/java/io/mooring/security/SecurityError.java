package io.mooring.security;

import io.mooring.domain.ErrorCode;

/** Why the gate, or the administration of keys, refuses a request. */
public enum SecurityError implements ErrorCode {
    UNAUTHORIZED,
    FORBIDDEN,
    KEY_NOT_CHECKED,
    TOO_MANY_REQUESTS,
    TOO_MANY_FAILED_AUTHENTICATIONS,
    API_KEY_NOT_FOUND
}
