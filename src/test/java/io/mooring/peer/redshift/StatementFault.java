package io.mooring.peer.redshift;

import java.time.Duration;

/** What can go wrong with a statement. */
public sealed interface StatementFault {

    /** The statement is not executed and fails with this SQLSTATE. */
    record Fails(String sqlState, String message) implements StatementFault {}

    /** The statement is executed, but only after this time. */
    record Delayed(Duration delay) implements StatementFault {}

    /** The statement is neither executed nor answered. */
    record NeverAnswered() implements StatementFault {}

    /** The connection is closed instead of the statement being executed. */
    record ClosedUnexecuted() implements StatementFault {}

    /** The statement is executed to its end, and the connection closed without an answer. */
    record ClosedAfterExecution() implements StatementFault {}

    /** The statement is executed to its end, and the connection closed in the middle of the answer. */
    record ClosedInReply() implements StatementFault {}

    /** The statement is not executed; the listener is told so, and it is never answered. */
    record ToldUnexecuted(Runnable listener) implements StatementFault {}

    /** The statement is executed to its end; the listener is told so, and the connection closed without an answer. */
    record ToldAfterExecution(Runnable listener) implements StatementFault {}

    /** The statement is not executed; the answer is not of the protocol. */
    record AnsweredByRubbish() implements StatementFault {}
}
