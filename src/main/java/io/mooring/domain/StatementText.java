package io.mooring.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in a platform's language whose secrets are kept apart from its text, so that the same value can be executed, printed and
 * logged. Made through a dialect's template only; names and literals in it are already quoted.
 */
public record StatementText(List<Fragment> fragments) {

    /** A part of a statement. */
    public sealed interface Fragment {}

    /** Text that anybody may read. */
    public record Plain(String text) implements Fragment {}

    /**
     * A literal made of a secret.
     *
     * @param placeholder printed in its place, such as {@code <SYSTEM_ACCOUNT_PASSWORD>}, quoted as a literal
     * @param literal the quoted literal itself; absent where it is not known, as in a script for an automatic set-up
     */
    public record Hidden(String placeholder, @Nullable Secret literal) implements Fragment {}

    public StatementText {
        fragments = List.copyOf(fragments);
    }

    public static StatementText of(String text) {
        return new StatementText(List.of(new Plain(text)));
    }

    /** What is sent to the platform; an {@link IllegalStateException} when a secret in it is not known. */
    public String executable() {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            text.append(executable(fragment));
        }
        return text.toString();
    }

    /** What a log, a history or a stranger may see: a placeholder for every secret. */
    public String redacted() {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            text.append(
                    switch (fragment) {
                        case Plain plain -> plain.text();
                        case Hidden hidden -> hidden.placeholder();
                    });
        }
        return text.toString();
    }

    /** What a script prints: the secrets that are known, a placeholder for the others. */
    public String printed() {
        StringBuilder text = new StringBuilder();
        for (Fragment fragment : fragments) {
            text.append(
                    switch (fragment) {
                        case Plain plain -> plain.text();
                        case Hidden hidden ->
                            hidden.literal() == null
                                    ? hidden.placeholder()
                                    : hidden.literal().reveal();
                    });
        }
        return text.toString();
    }

    /** Whether {@link #printed()} contains a secret. */
    public boolean revealsSecret() {
        return fragments.stream().anyMatch(fragment -> fragment instanceof Hidden hidden && hidden.literal() != null);
    }

    /** Whether {@link #printed()} contains a placeholder to fill in. */
    public List<String> placeholders() {
        List<String> open = new ArrayList<>();
        for (Fragment fragment : fragments) {
            if (fragment instanceof Hidden hidden && hidden.literal() == null) {
                open.add(hidden.placeholder());
            }
        }
        return open;
    }

    private static String executable(Fragment fragment) {
        return switch (fragment) {
            case Plain plain -> plain.text();
            case Hidden hidden -> {
                if (hidden.literal() == null) {
                    throw new IllegalStateException("The value for " + hidden.placeholder() + " is not known");
                }
                yield hidden.literal().reveal();
            }
        };
    }
}
