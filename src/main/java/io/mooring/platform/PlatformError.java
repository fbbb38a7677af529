package io.mooring.platform;

import io.mooring.domain.ErrorCode;

/** What can go wrong with any platform. */
public enum PlatformError implements ErrorCode {
    OUTBOUND_REFUSED,
    HOST_UNKNOWN,
    CONNECTION_REFUSED,
    CONNECT_TIMED_OUT,
    LOGIN_TIMED_OUT,
    STATEMENT_TIMED_OUT,
    CONNECTION_CLOSED,
    CERTIFICATE_REFUSED,
    TLS_NOT_OFFERED,
    ANSWER_NOT_UNDERSTOOD,
    CHECK_TIMED_OUT,
    VALIDATION_TIMED_OUT,
    CHECK_BROKEN
}
