package io.mooring.run;

import java.util.List;

/**
 * A script, ready to be handed out.
 *
 * @param text the whole script
 * @param statements its active statements one by one, without terminators
 * @param runAs who must run it and where
 */
public record WrittenScript(String text, List<PrintedStatement> statements, String runAs) {
    public WrittenScript {
        statements = List.copyOf(statements);
    }

    /** @param target in words, such as {@code database immuta} */
    public record PrintedStatement(String purpose, String target, String text) {}
}
