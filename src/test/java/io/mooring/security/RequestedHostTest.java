package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestedHostTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com, db.example.com",
        "DB.Example.COM., db.example.com",
        "localhost, localhost",
        "my_host-1.internal, my_host-1.internal",
        "1.example, 1.example",
        "0x7f.example, 0x7f.example",
        "bücher.example, xn--bcher-kva.example",
    })
    void aNameIsReadInLowerCaseWithoutItsDot(String host, String name) {
        assertThat(RequestedHost.read(host)).isEqualTo(new RequestedHost.Name(name));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "１２７.0.0.1, 127.0.0.1",
        "①②⑦.⓪.⓪.①, 127.0.0.1",
        "127。0。0。1, 127.0.0.1",
        "::1, ::1",
        "[::1], ::1",
        "[::ffff:7f00:1], 127.0.0.1",
        "::FFFF:127.0.0.1, 127.0.0.1",
    })
    void anAddressIsReadAsWhatItIs(String host, String address) {
        assertThat(RequestedHost.read(host)).isEqualTo(new RequestedHost.Address(Addresses.of(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0X7F.0.0.1",
                "0x",
                "127.1",
                "127.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.0.0.01",
                "256.256.256.256",
                "1.2.3.4.5",
                "example.1",
                "example.0x1",
                "99999999999"
            })
    void aSpellingThatLibrariesReadDifferentlyIsAmbiguous(String host) {
        assertThat(RequestedHost.read(host)).isEqualTo(new RequestedHost.Ambiguous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                " ",
                "a b",
                "a..b",
                "127.0.0.1..",
                "-a.example",
                "a-.example",
                "a/b",
                "a@b",
                "user:password@host",
                "http://host",
                "host:80",
                "host%00",
                "a\u0000b",
                "a\nb",
                "[db.example.com]",
                "[127.0.0.1]",
                "[::1",
                "::1]",
                "fe80::1%eth0",
                "fe80::1%1",
                "[fe80::1%25eth0]",
                ":::",
                "1:2:3",
                "::1:"
            })
    void whatIsNoHostIsMalformed(String host) {
        assertThat(RequestedHost.read(host)).isEqualTo(new RequestedHost.Malformed());
    }

    @Property
    void noSpellingOfAnAddressAsNumbersReachesTheResolver(@ForAll int bits) {
        int[] b = {bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff};
        String[] spellings = {
            Integer.toUnsignedString(bits),
            "0x" + Integer.toHexString(bits),
            "0" + Integer.toOctalString(bits),
            b[0] + "." + (bits & 0xffffff),
            b[0] + "." + b[1] + "." + (bits & 0xffff),
            "0x%x.0x%x.0x%x.0x%x".formatted(b[0], b[1], b[2], b[3]),
            "%04o.%04o.%04o.%04o".formatted(b[0], b[1], b[2], b[3]),
            b[0] + "." + b[1] + "." + b[2] + "." + b[3],
        };

        assertThat(spellings)
                .allSatisfy(
                        spelling -> assertThat(RequestedHost.read(spelling)).isNotInstanceOf(RequestedHost.Name.class));
    }

    @Property
    void nothingButAnOrdinaryNameReachesTheResolver(@ForAll String host) {
        if (RequestedHost.read(host) instanceof RequestedHost.Name(String name)) {
            assertThat(name).matches("[a-z0-9_][a-z0-9_.-]{0,252}").doesNotContain("..");
        }
    }
}
