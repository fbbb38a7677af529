package io.mooring.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

    @Test
    void readsEveryPart() {
        var url = DatabaseUrl.parse(
                "postgresql://anna:secret@db.example.com:6432/mooring?sslmode=verify-full&sslrootcert=/etc/ca.pem");
        assertThat(url)
                .isEqualTo(new DatabaseUrl(
                        "db.example.com",
                        6432,
                        "mooring",
                        "anna",
                        Optional.of("secret"),
                        SslMode.VERIFY_FULL,
                        Optional.of("/etc/ca.pem")));
    }

    @Test
    void takesTheUsualPortAndLetsTheServerChooseTls() {
        var url = DatabaseUrl.parse("postgres://anna@my_database/mooring");
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.host()).isEqualTo("my_database");
        assertThat(url.password()).isEmpty();
        assertThat(url.sslMode()).isEqualTo(SslMode.PREFER);
    }

    @Test
    void decodesWhatIsPercentEncodedAndLeavesAPlusAlone() {
        var url = DatabaseUrl.parse("postgresql://an%40na:p%3A%2F%25+%C3%A9@host/na%20me");
        assertThat(url.user()).isEqualTo("an@na");
        assertThat(url.password()).contains("p:/%+é");
        assertThat(url.name()).isEqualTo("na me");
    }

    @Test
    void readsAnAddressOfVersion6() {
        assertThat(DatabaseUrl.parse("postgresql://anna@[::1]:5433/mooring").location())
                .isEqualTo("[::1]:5433/mooring");
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(DatabaseUrl.parse("postgresql://anna:secret@host/mooring"))
                .asString()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:postgresql://host/name",
                "mysql://anna:secret@host/name",
                "postgresql://anna:secret@host",
                "postgresql://anna:secret@host/",
                "postgresql://anna:sec@ret@host/name",
                "postgresql://anna:secret@one,two/name",
                "postgresql://anna:secret@host:abc/name",
                "postgresql://anna:secret@host/name#part"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageStartingWith("must look like postgresql://user:password@host:port/name")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://host/name, must name the user",
        "postgresql://:secret@host/name, must name the user",
        "postgresql://anna@host:0/name, must name a port between 1 and 65535",
        "postgresql://anna@host:70000/name, must name a port between 1 and 65535",
        "postgresql://anna:%zz@host/name, has a % that is not followed by two hexadecimal digits",
        "postgresql://anna@host/name?sslmode=maybe, 'must have one of these as sslmode: disable, allow'",
        "postgresql://anna@host/name?ssl=true, 'has the parameter \"ssl\", which is not known'"
    })
    void saysWhatIsWrong(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageStartingWith(complaint);
    }
}
