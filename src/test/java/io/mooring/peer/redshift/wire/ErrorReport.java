package io.mooring.peer.redshift.wire;

/** The fields of an error that clients look at; position, context and source line of the PostgreSQL behind a peer are left out. */
public record ErrorReport(String severity, String sqlState, String text) {

    public static ErrorReport of(Message error) {
        BodyReader fields = error.reader();
        ErrorReport report = new ErrorReport("", "", "");
        for (byte field = fields.int8(); field != 0; field = fields.int8()) {
            report = report.with((char) field, fields.text());
        }
        return report;
    }

    private ErrorReport with(char field, String value) {
        return switch (field) {
            case 'S' -> new ErrorReport(value, sqlState, text);
            case 'C' -> new ErrorReport(severity, value, text);
            case 'M' -> new ErrorReport(severity, sqlState, value);
            default -> this;
        };
    }

    public ErrorReport withSqlState(String other) {
        return new ErrorReport(severity, other, text);
    }

    public Message message() {
        return new BodyWriter()
                .int8('S')
                .text(severity)
                .int8('C')
                .text(sqlState)
                .int8('M')
                .text(text)
                .int8(0)
                .message('E');
    }
}
