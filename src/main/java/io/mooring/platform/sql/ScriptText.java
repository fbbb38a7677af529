package io.mooring.platform.sql;

import io.mooring.domain.Guard;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.platform.Script;
import java.util.List;
import java.util.Optional;

/**
 * Writes a {@link Script} as the text that a person runs: comment lines that say what it does, where and as whom, then the very statements
 * that the automatic set-up executes. A guard that the statement does not ask itself stands before it as a comment.
 */
public final class ScriptText {
    private final Dialect dialect;

    public ScriptText(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param head lines for the top, such as product, version and date; control characters in them become blanks
     */
    public String write(Script script, List<String> head) {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> comment(text, line));
        comment(text, script.title());
        comment(text, "Run as: " + script.runAs());
        comment(text, secretNotice(script));
        script.notes().forEach(note -> comment(text, note));
        for (Script.Entry entry : script.entries()) {
            text.append('\n');
            switch (entry) {
                case Script.Entry.Active active -> active(text, active.step());
                case Script.Entry.CommentedOut commented -> commentedOut(text, commented);
            }
        }
        return text.toString();
    }

    /** The statement of a step as the script prints it, without its terminator. */
    public static StatementText statementOf(Step step) {
        return switch (step) {
            case Step.Statement statement -> statement.text();
        };
    }

    private void active(StringBuilder text, Step step) {
        comment(text, step.purpose() + " (" + step.target().words() + ")");
        guardQuestion(step.guard()).ifPresent(question -> comment(text, question));
        text.append(statementOf(step).printed()).append(dialect.terminator()).append('\n');
    }

    private void commentedOut(StringBuilder text, Script.Entry.CommentedOut entry) {
        comment(
                text,
                entry.heading() + ": " + entry.step().purpose() + " ("
                        + entry.step().target().words() + ")");
        guardQuestion(entry.step().guard()).ifPresent(question -> comment(text, question));
        (statementOf(entry.step()).printed() + dialect.terminator()).lines().forEach(line -> comment(text, line));
    }

    private Optional<String> guardQuestion(Guard guard) {
        return switch (guard) {
            case Guard.Unneeded unneeded -> Optional.empty();
            case Guard.SkipWhenFound found when found.conditional() -> Optional.empty();
            case Guard.SkipWhenFound found -> Optional.of("skip if this gives a row: " + question(found.question()));
            case Guard.SkipWhenMissing missing when missing.conditional() -> Optional.empty();
            case Guard.SkipWhenMissing missing ->
                Optional.of("skip if this gives no row: " + question(missing.question()));
        };
    }

    private String question(StatementText question) {
        return question.redacted() + dialect.terminator();
    }

    private static String secretNotice(Script script) {
        boolean secret = script.entries().stream()
                .anyMatch(entry -> statementOf(entry.step()).revealsSecret());
        List<String> placeholders = script.entries().stream()
                .flatMap(entry -> statementOf(entry.step()).placeholders().stream())
                .distinct()
                .toList();
        String contained = secret
                ? "This script contains a secret: keep it as safe as the password itself."
                : "This script contains no secret.";
        return placeholders.isEmpty()
                ? contained
                : contained + " Fill in " + String.join(", ", placeholders) + " first.";
    }

    /** One comment line; a line break in it would end the comment and run the rest. */
    private static void comment(StringBuilder text, String line) {
        text.append("-- ")
                .append(line.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " "))
                .append('\n');
    }
}
