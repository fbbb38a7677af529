package io.mooring.run;

import io.mooring.domain.RunId;

/**
 * The right to write about a run, until its time is over or another attempt has it.
 *
 * @param attempt counts the claims; every write of the run names it, so that a replica that lost the run can't write any more
 */
public record Lease(RunId run, int attempt) {}
