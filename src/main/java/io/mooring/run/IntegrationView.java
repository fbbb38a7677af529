package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import java.util.Optional;

/**
 * An integration as clients see it.
 *
 * @param validationResults JSON text, as written by {@link ReportJson}
 * @param config JSON text in the order of the platform's payload, secrets redacted
 * @param issuedKey the key of an integration that consists of one
 */
public record IntegrationView(
        IntegrationId id,
        String type,
        boolean automatic,
        IntegrationStatus status,
        long version,
        String validationResults,
        String config,
        Optional<Secret> issuedKey) {}
