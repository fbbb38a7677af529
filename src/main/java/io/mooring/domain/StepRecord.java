package io.mooring.domain;

/**
 * What the store knows of one step of a run.
 *
 * @param foundBefore the guard's first answer: whether the effect was there before this run touched anything
 */
public record StepRecord(String stepId, StepState state, boolean foundBefore) {}
