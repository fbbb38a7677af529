package io.mooring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FieldPathTest {

    @Test
    void namesAreJoinedByDotsAndIndexesStandInBrackets() {
        FieldPath path = FieldPath.of("config").field("connections").item(12).field("token");

        assertThat(path).hasToString("config.connections[12].token");
        assertThat(path.fieldName()).isEqualTo("token");
    }

    @Test
    void theBodyItselfHasAnEmptyPath() {
        assertThat(FieldPath.of("")).hasToString("");
        assertThat(FieldPath.of("").field("username")).hasToString("username");
        assertThat(FieldPath.ROOT.item(0).field("a")).hasToString("[0].a");
    }

    @Test
    void anItemHasNoFieldName() {
        assertThat(FieldPath.of("content").item(0).fieldName()).isEmpty();
    }

    @Test
    void controlAndInvisibleCharactersAreNotPrinted() {
        assertThat(FieldPath.of("config").field("a\r\n\u0000b\u202e\u200b\ud800\u0085c"))
                .hasToString("config.abc");
    }

    @Test
    void aLongNameIsCutAt64CharactersWithoutSplittingOne() {
        assertThat(FieldPath.of("😀".repeat(70)).toString()).isEqualTo("😀".repeat(64));
        assertThat(FieldPath.of("x".repeat(70)).toString()).isEqualTo("x".repeat(64));
    }

    @Test
    void ofALongPathTheEndIsPrinted() {
        FieldPath path = FieldPath.of("config");
        for (int i = 0; i < 30; i++) {
            path = path.field("nested" + i);
        }

        assertThat(path.toString())
                .startsWith("…")
                .endsWith(".nested28.nested29")
                .hasSize(120);
        assertThat(FieldPath.of("😀".repeat(64)).field("😀".repeat(64)).toString())
                .isEqualTo("…" + "😀".repeat(54) + "." + "😀".repeat(64));
    }
}
