package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.WireChannel;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the planned faults happen to one session: those that come before a statement at once, those of its answer by marking the exchange. */
final class SessionFaults {

    static final byte[] RUBBISH = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Faults faults;
    private final WireChannel client;
    private final CountDownLatch ended;

    SessionFaults(Faults faults, WireChannel client, CountDownLatch ended) {
        this.faults = faults;
        this.client = client;
        this.ended = ended;
    }

    /** Does not return when the fault is one that the session ends with; a failure is left to the caller. */
    Optional<StatementFault> strike(String statement, Exchange exchange) throws IOException {
        Optional<StatementFault> fault = faults.next(statement.strip());
        if (fault.isPresent()) {
            strike(fault.get(), exchange);
        }
        return fault;
    }

    private void strike(StatementFault fault, Exchange exchange) throws IOException {
        switch (fault) {
            case StatementFault.Delayed(Duration delay) -> pause(delay);
            case StatementFault.NeverAnswered() -> hang();
            case StatementFault.ClosedUnexecuted() -> throw new EOFException("closed by a planned fault");
            case StatementFault.AnsweredByRubbish() -> {
                client.send(RUBBISH);
                hang();
            }
            case StatementFault.ToldUnexecuted(Runnable listener) -> {
                listener.run();
                hang();
            }
            case StatementFault.Fails fails -> {}
            case StatementFault.ClosedAfterExecution closed -> exchange.spoil(closed);
            case StatementFault.ToldAfterExecution told -> exchange.spoil(told);
            case StatementFault.ClosedInReply closed -> exchange.spoil(closed);
        }
    }

    private void hang() throws IOException {
        client.drain();
        throw new EOFException("the client has closed");
    }

    private void pause(Duration delay) throws IOException {
        try {
            if (ended.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EOFException("the session has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EOFException("interrupted");
        }
    }
}
