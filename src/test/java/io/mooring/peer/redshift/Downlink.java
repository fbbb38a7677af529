package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.RewrittenStatement;
import io.mooring.peer.redshift.wire.BodyReader;
import io.mooring.peer.redshift.wire.ErrorReport;
import io.mooring.peer.redshift.wire.Message;
import io.mooring.peer.redshift.wire.Replies;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** From the database to the client: says what Redshift would say where PostgreSQL says it in another way. */
final class Downlink {

    private static final String VERSION_OF_POSTGRESQL = "8.0.2";
    private static final String OWN_SETTING = "redshift.";
    private static final Set<String> REPORTED = Set.of(
            "client_encoding",
            "DateStyle",
            "integer_datetimes",
            "is_superuser",
            "server_encoding",
            "session_authorization",
            "TimeZone");

    private final WireChannel client;
    private final WireChannel backend;
    private final Conversation conversation;

    Downlink(WireChannel client, WireChannel backend, Conversation conversation) {
        this.client = client;
        this.backend = backend;
        this.conversation = conversation;
    }

    /** Goes on until one side closes, or a planned fault ends the session. */
    void run() throws IOException {
        boolean goesOn = true;
        while (goesOn) {
            Message message = backend.read();
            Exchange exchange = conversation.current();
            Optional<Message> reply = reply(message, exchange);
            goesOn = exchange.fault().isPresent()
                    ? spoilt(message, exchange.fault().get(), reply)
                    : passOn(reply);
        }
    }

    private boolean passOn(Optional<Message> reply) throws IOException {
        if (reply.isPresent()) {
            client.write(reply.get());
        }
        if (!backend.hasMore()) {
            client.flush();
        }
        return true;
    }

    private boolean spoilt(Message message, StatementFault fault, Optional<Message> reply) throws IOException {
        boolean answered = message.type() == 'Z';
        return switch (fault) {
            case StatementFault.ClosedAfterExecution closed -> !answered;
            case StatementFault.ToldAfterExecution told -> !answered || told(told.listener());
            case StatementFault.ClosedInReply closed -> !answered || brokenOff(message);
            case StatementFault.Fails fails -> passOn(message.type() == 'E' ? Optional.of(error(fails)) : reply);
            case StatementFault.Delayed delayed -> passOn(reply);
            case StatementFault.NeverAnswered never -> passOn(reply);
            case StatementFault.ToldUnexecuted told -> passOn(reply);
            case StatementFault.ClosedUnexecuted closed -> passOn(reply);
            case StatementFault.AnsweredByRubbish rubbish -> passOn(reply);
        };
    }

    private static boolean told(Runnable listener) {
        listener.run();
        return false;
    }

    private boolean brokenOff(Message message) throws IOException {
        byte[] whole = message.encoded();
        client.send(Arrays.copyOf(whole, whole.length / 2));
        return false;
    }

    private static Message error(StatementFault.Fails fails) {
        return Replies.error(fails.sqlState(), fails.message());
    }

    private Optional<Message> reply(Message message, Exchange exchange) {
        return switch (message.type()) {
            case 'S' -> parameter(message.reader());
            case 'T' -> Optional.of(Replies.renamedColumns(message, Downlink::columnName));
            case 'C' -> Optional.of(completion(message.reader().text(), exchange));
            case 'E' -> Optional.of(error(ErrorReport.of(message), exchange));
            case 'Z' -> ready(message);
            default -> Optional.of(message);
        };
    }

    private Optional<Message> parameter(BodyReader body) {
        String name = body.text();
        String value = body.text();
        if (name.equals("is_superuser")) {
            conversation.superuserIs(value.equals("on"));
        }
        if (name.equals("server_version")) {
            return Optional.of(Replies.parameter(name, VERSION_OF_POSTGRESQL));
        }
        return REPORTED.contains(name) ? Optional.of(Replies.parameter(name, value)) : Optional.empty();
    }

    private static String columnName(String name) {
        return name.startsWith(OWN_SETTING) ? name.substring(OWN_SETTING.length()) : name;
    }

    private Message completion(String tag, Exchange exchange) {
        if (tag.equals("ROLLBACK")) {
            conversation.rolledBack();
        }
        Optional<RewrittenStatement> statement = exchange.complete();
        statement.ifPresent(conversation::completed);
        return Replies.completion(statement.map(done -> done.completion(tag)).orElse(tag));
    }

    private Message error(ErrorReport report, Exchange exchange) {
        conversation.rolledBack();
        String sqlState = exchange.current()
                .map(statement -> statement.sqlState(report.sqlState()))
                .orElse(report.sqlState());
        return report.withSqlState(sqlState).message();
    }

    private Optional<Message> ready(Message message) {
        conversation.ready((char) message.reader().int8());
        return Optional.of(message);
    }
}
