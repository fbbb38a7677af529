package io.mooring.platform;

/** Who sets a platform up, as the {@code autoBootstrap} of a request may choose. */
public enum SetUp {
    /** The client chooses: {@code true}, the service works with one-time credentials; {@code false}, a person runs the scripts. */
    CHOSEN,
    /** {@code autoBootstrap} must be {@code false}: the customer prepares the platform, the service does its own part. */
    PREPARED_BY_CUSTOMER,
    /** There is nothing to set up on the platform; {@code autoBootstrap} may be absent. */
    NONE
}
