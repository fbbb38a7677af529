package io.mooring.platform.sql;

import io.mooring.domain.Secret;
import io.mooring.domain.StatementText.Hidden;
import io.mooring.domain.StatementText.Plain;
import org.jspecify.annotations.Nullable;

/**
 * How one platform's language quotes names and literals and ends statements. Whatever text goes in, what comes out is one token of the
 * language; text that cannot be one (control characters) is refused with an {@link IllegalArgumentException}.
 */
public interface Dialect {
    /** A quoted name. */
    Plain identifier(String name);

    /** A quoted literal. */
    Plain literal(String value);

    /** What ends a statement in a script, such as {@code ;}. */
    String terminator();

    /** A literal made of a secret, or its placeholder where the secret is not known. */
    default Hidden hiddenLiteral(String placeholder, @Nullable Secret value) {
        return new Hidden(
                literal(placeholder).text(),
                value == null ? null : Secret.of(literal(value.reveal()).text()));
    }
}
