package io.mooring.domain;

import org.jspecify.annotations.Nullable;

/** A {@link Problem} in words, ready to be shown: the message in one sentence, what to do next, and where to read on. */
public record Explanation(
        String code,
        int status,
        String title,
        String message,
        @Nullable String remediation,
        Retryable retryable,
        @Nullable String field,
        @Nullable String documentation) {}
