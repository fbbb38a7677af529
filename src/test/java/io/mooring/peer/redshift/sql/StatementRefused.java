package io.mooring.peer.redshift.sql;

/** Redshift would refuse the statement, with this SQLSTATE and message. */
final class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final String report;

    StatementRefused(String sqlState, String report) {
        super(report);
        this.sqlState = sqlState;
        this.report = report;
    }

    static StatementRefused syntaxError(String near) {
        return new StatementRefused("42601", "syntax error at or near \"" + near + "\"");
    }

    String sqlState() {
        return sqlState;
    }

    String report() {
        return report;
    }
}
