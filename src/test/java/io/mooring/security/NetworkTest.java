package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 127.0.0.1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fc00::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void containsExactlyTheAddressesWithItsPrefix(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(Addresses.of(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/999999999999",
                "10/8",
                "10.0.0/8",
                "0x0a000000/8",
                "localhost",
                "localhost/8",
                "fe80::1%eth0",
                "[::1]"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(text);
    }

    @Test
    void bitsBehindThePrefixAreRefused() {
        assertThatThrownBy(() -> Network.parse("10.0.0.1/8")).hasMessage("10.0.0.1/8 has bits set behind its prefix");
    }

    @Property
    void anAddressIsInEveryNetworkMadeFromItsOwnPrefix(@ForAll int bits, @ForAll @IntRange(max = 32) int length) {
        int mask = length == 0 ? 0 : -1 << (32 - length);
        Network network = Network.parse(Addresses.v4(bits & mask).getHostAddress() + "/" + length);

        assertThat(network.contains(Addresses.v4(bits))).isTrue();
        assertThat(length > 0 && network.contains(flipped(bits, 32 - length))).isFalse();
    }

    private static InetAddress flipped(int bits, int position) {
        return Addresses.v4(bits ^ (1 << position));
    }
}
