package io.mooring.peer.redshift;

import io.mooring.peer.redshift.sql.Rewriter;
import io.mooring.peer.redshift.sql.RewrittenStatement;
import io.mooring.peer.redshift.wire.BodyReader;
import io.mooring.peer.redshift.wire.Message;
import io.mooring.peer.redshift.wire.Requests;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the client to the database: records what arrives, rewrites it, and lets the planned faults happen. */
final class Uplink {

    private static final String NO_PORTAL = "a portal that is never bound";

    private final SessionFaults faults;
    private final Recorder recorder;
    private final WireChannel client;
    private final WireChannel backend;
    private final Conversation conversation;
    private final Rewriter rewriter;
    private final Map<String, RewrittenStatement> prepared = new HashMap<>();
    private final Map<String, RewrittenStatement> portals = new HashMap<>();
    private @Nullable Exchange extended;

    /** Takes note of a statement's text. */
    interface Recorder {
        void arrived(String sql);
    }

    Uplink(
            WireChannel client,
            WireChannel backend,
            Conversation conversation,
            SessionFaults faults,
            Recorder recorder) {
        this.client = client;
        this.backend = backend;
        this.conversation = conversation;
        this.rewriter = new Rewriter(conversation);
        this.faults = faults;
        this.recorder = recorder;
    }

    /** Returns when the client says goodbye; throws when it is gone. */
    void run() throws IOException {
        Message message = client.read();
        while (message.type() != 'X') {
            backend.send(onItsWay(message));
            message = client.read();
        }
    }

    private Message onItsWay(Message message) throws IOException {
        return switch (message.type()) {
            case 'Q' -> query(message.reader().text());
            case 'P' -> parse(message.reader());
            case 'B' -> bind(message);
            case 'E' -> execute(message);
            case 'S' -> sync(message);
            default -> message;
        };
    }

    private Message query(String sql) throws IOException {
        recorder.arrived(sql);
        Exchange exchange = conversation.begin();
        List<RewrittenStatement> statements = new ArrayList<>();
        for (RewrittenStatement statement : rewriter.rewrite(sql)) {
            RewrittenStatement struck = struck(statement, exchange);
            statements.add(struck);
            exchange.add(struck);
        }
        return statements.isEmpty() ? Requests.query(sql) : Requests.query(joined(statements));
    }

    /** A line break before each semicolon keeps it out of a comment at a statement's end. */
    private static String joined(List<RewrittenStatement> statements) {
        return statements.stream().map(RewrittenStatement::asExecuted).collect(Collectors.joining("\n;"));
    }

    private RewrittenStatement struck(RewrittenStatement statement, Exchange exchange) throws IOException {
        Optional<StatementFault> fault = faults.strike(statement.asSent(), exchange);
        return fault.isPresent() && fault.get() instanceof StatementFault.Fails(String sqlState, String message)
                ? statement.refused(sqlState, message)
                : statement;
    }

    private Message parse(BodyReader body) {
        begin();
        String name = body.text();
        String sql = body.text();
        List<RewrittenStatement> statements = rewriter.rewrite(sql);
        if (statements.size() != 1) {
            prepared.put(name, new RewrittenStatement(sql, sql, Optional.empty()));
            return Requests.parse(name, sql, body.rest());
        }
        prepared.put(name, statements.getFirst());
        return Requests.parse(name, statements.getFirst().asExecuted(), body.rest());
    }

    private Message bind(Message message) {
        begin();
        BodyReader body = message.reader();
        String portal = body.text();
        portals.put(portal, preparedAs(body.text()));
        return message;
    }

    private RewrittenStatement preparedAs(String name) {
        return prepared.getOrDefault(name, new RewrittenStatement("", "", Optional.empty()));
    }

    private Message execute(Message message) throws IOException {
        Exchange exchange = begin();
        RewrittenStatement statement =
                portals.getOrDefault(message.reader().text(), preparedAs("a statement that is never prepared"));
        recorder.arrived(statement.asSent());
        exchange.add(statement);
        Optional<StatementFault> fault = faults.strike(statement.asSent(), exchange);
        if (fault.isPresent() && fault.get() instanceof StatementFault.Fails fails) {
            exchange.spoil(fails);
            return Requests.execute(NO_PORTAL);
        }
        return message;
    }

    private Message sync(Message message) {
        begin();
        extended = null;
        return message;
    }

    private Exchange begin() {
        if (extended == null) {
            extended = conversation.begin();
        }
        return extended;
    }
}
