package io.mooring.peer.redshift;

/** What can go wrong before a session stands. */
public sealed interface LoginFault {

    /** The connection is accepted and nothing is ever said, not even to a request for TLS. */
    record SilentAfterAccept() implements LoginFault {}

    /** The start-up packet is read, after TLS if the client asked for it, and never answered. */
    record SilentInLogin() implements LoginFault {}

    /** The connection is closed after the start-up packet. */
    record ClosedInLogin() implements LoginFault {}

    /** The first thing the client hears is not of the protocol. */
    record RubbishOnAccept() implements LoginFault {}

    /** The start-up packet is answered by bytes that are not of the protocol. */
    record RubbishInLogin() implements LoginFault {}

    /** The login ends with this SQLSTATE, {@code 53300} for instance. */
    record Refused(String sqlState, String message) implements LoginFault {}

    /** The client is asked for an authentication of this number, whatever its password: 13 is Redshift's digest. */
    record OtherAuthentication(int type) implements LoginFault {}
}
