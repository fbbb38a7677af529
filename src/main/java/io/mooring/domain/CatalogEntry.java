package io.mooring.domain;

import org.jspecify.annotations.Nullable;

/**
 * The words for one {@link ErrorCode}.
 *
 * @param status HTTP status of an answer that carries the code; for a failed check 422
 * @param title what it is, in a few words
 * @param message template with {@code {name}} places
 * @param remediation template: what to do next, a statement to run where there is one
 * @param documentation path in the documentation
 */
public record CatalogEntry(
        String code,
        int status,
        String title,
        String message,
        @Nullable String remediation,
        Retryable retryable,
        @Nullable String documentation) {}
