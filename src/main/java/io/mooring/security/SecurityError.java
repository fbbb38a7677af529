package io.mooring.security;

import io.mooring.domain.ErrorCode;

/** Why the gate, or the administration of keys, refuses a request. */
public enum SecurityError implements ErrorCode {
    UNAUTHORIZED,
    FORBIDDEN,
    KEY_NOT_CHECKED,
    API_KEY_NOT_FOUND
}
