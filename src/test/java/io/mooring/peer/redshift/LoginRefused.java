package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.Message;
import io.mooring.peer.redshift.wire.Replies;

/** The session ends before it began, with this SQLSTATE and message. */
final class LoginRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final String report;

    LoginRefused(String sqlState, String report) {
        super(report);
        this.sqlState = sqlState;
        this.report = report;
    }

    static LoginRefused badPassword(String user) {
        return new LoginRefused("28000", "password authentication failed for user \"" + user + "\"");
    }

    Message reply() {
        return Replies.fatal(sqlState, report);
    }
}
