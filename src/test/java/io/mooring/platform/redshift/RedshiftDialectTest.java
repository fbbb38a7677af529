package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.platform.redshift.SqlTokens.Kind;
import io.mooring.platform.redshift.SqlTokens.Token;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedshiftDialectTest {

    @Provide
    Arbitrary<String> hostile() {
        return Hostile.texts();
    }

    @Property
    void hostileTextStaysOneToken(@ForAll("hostile") String text) {
        String sql = "SELECT " + REDSHIFT.literal(text).text() + " FROM "
                + REDSHIFT.identifier(text).text() + " AS "
                + REDSHIFT.body(text).text() + " LANGUAGE";

        assertThat(SqlTokens.of(sql))
                .containsExactly(
                        new Token(Kind.WORD, "SELECT"),
                        new Token(Kind.LITERAL, text),
                        new Token(Kind.WORD, "FROM"),
                        new Token(Kind.NAME, text),
                        new Token(Kind.WORD, "AS"),
                        new Token(Kind.BODY, text),
                        new Token(Kind.WORD, "LANGUAGE"));
    }

    @Property
    void shownNamesStayOneTokenWhateverTheyHold(@ForAll String anything) {
        assertThat(SqlTokens.of(RedshiftDialect.shown(anything)))
                .singleElement()
                .satisfies(token -> assertThat(token.kind()).isEqualTo(Kind.NAME));
    }

    @Test
    void quotesAndBackslashesAreDoubled() {
        assertThat(REDSHIFT.identifier("a\"b").text()).isEqualTo("\"a\"\"b\"");
        assertThat(REDSHIFT.literal("it's a \\").text()).isEqualTo("'it''s a \\\\'");
    }

    @Test
    void aBodyThatHasTheUsualMarkGetsAnother() {
        assertThat(REDSHIFT.body("x").text()).isEqualTo("$$x$$");
        assertThat(REDSHIFT.body("a$$b").text()).isEqualTo("$body1$a$$b$body1$");
        assertThat(REDSHIFT.body("ends in $").text()).isEqualTo("$body1$ends in $$body1$");
        assertThat(REDSHIFT.body("$$ $body1").text()).startsWith("$body2$").endsWith("$body2$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\t", "\u0085", "\u2028", "\uD800"})
    void whatCannotBeQuotedIsRefused(String text) {
        assertThatThrownBy(() -> REDSHIFT.identifier(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REDSHIFT.literal(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REDSHIFT.body(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesFoldToLowerCaseInAsciiOnly() {
        assertThat(RedshiftDialect.folded("REDSHIFT_Sample_ÄÖ")).isEqualTo("redshift_sample_ÄÖ");
    }
}
