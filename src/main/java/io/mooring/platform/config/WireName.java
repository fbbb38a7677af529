package io.mooring.platform.config;

/** An enum whose constants have names on the wire. */
public interface WireName {
    /** The name in requests and answers, such as {@code userPassword}. */
    String wireName();
}
