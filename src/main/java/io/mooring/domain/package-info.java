/**
 * What Mooring is about, in plain Java: integrations and their statuses, runs, check results, plans, secrets and the error catalogue.
 * Nothing here knows a framework, a wire format or a database; every state machine of the service has its one place here.
 */
@NullMarked
package io.mooring.domain;

import org.jspecify.annotations.NullMarked;
