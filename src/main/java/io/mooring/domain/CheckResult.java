package io.mooring.domain;

import java.time.Duration;

/**
 * One named test and what came of it.
 *
 * @param name exactly as the platform's document has it; clients compare it
 * @param duration time from its start to its end, without waiting for other tests
 */
public record CheckResult(String name, CheckOutcome outcome, Duration duration) {}
