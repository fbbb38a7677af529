package io.mooring.api;

import io.mooring.domain.ErrorCode;

/** Why a request is refused before anybody looks at what it asks for, and what the service says when it is at fault itself. */
public enum ApiError implements ErrorCode {
    PATH_UNKNOWN,
    METHOD_NOT_ALLOWED,
    BODY_TOO_LARGE,
    BODY_UNSUPPORTED,
    BODY_UNREADABLE,
    QUERY_INVALID,
    REQUEST_INVALID,
    TYPE_UNKNOWN,
    STORE_UNAVAILABLE,
    INTERNAL_ERROR
}
