package io.mooring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundRulesTest {
    private static final OutboundRules CLOSED = rules();
    private static final OutboundRules EVERYTHING_LISTED =
            rules("0.0.0.0/0", "::/0", "169.254.0.0/16", "fd00:ec2::254");

    private static OutboundRules rules(String... networks) {
        return OutboundRules.of(List.of(networks), List.of(), Optional.empty());
    }

    @Nested
    final class WithoutListedNetworks {

        @ParameterizedTest
        @ValueSource(strings = {"52.1.2.3", "2606:4700:4700::1111", "64:ff9b::3401:203", "2002:3401:203::1"})
        void publicAddressesAreAllowed(String address) {
            assertThat(CLOSED.refusal(Addresses.of(address))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1, it leads to a loopback address",
            "::1, it leads to a loopback address",
            "10.0.0.1, it leads to a private address",
            "fc00::1, it leads to a private address",
            "192.0.2.1, it leads to a reserved address",
            "169.254.0.1, it leads to a link-local address",
            "169.254.169.254, it leads to the address of a cloud's metadata service",
            "0.0.0.0, it leads to an unspecified address",
            "224.0.0.1, it leads to a multicast address",
            "255.255.255.255, it leads to the broadcast address",
        })
        void everyOtherKindIsRefusedInWords(String address, String reason) {
            assertThat(CLOSED.refusal(Addresses.of(address))).contains(reason);
        }
    }

    @Nested
    final class WithListedNetworks {

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "100.64.0.1", "192.168.0.1", "240.0.0.1", "::1", "fc00::1"})
        void loopbackPrivateAndReservedAddressesAreAllowed(String address) {
            assertThat(EVERYTHING_LISTED.refusal(Addresses.of(address))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.0.0.0",
                    "0.1.2.3",
                    "169.254.0.1",
                    "169.254.169.254",
                    "100.100.100.200",
                    "168.63.129.16",
                    "192.0.0.192",
                    "224.0.0.1",
                    "255.255.255.255",
                    "::",
                    "fe80::1",
                    "fd00:ec2::254",
                    "fd20:ce::254",
                    "ff02::1"
                })
        void whatIsNeverAllowedStaysRefused(String address) {
            assertThat(EVERYTHING_LISTED.refusal(Addresses.of(address))).isPresent();
        }

        @Test
        void onlyTheListedNetworkIsAllowed() {
            OutboundRules rules = rules("10.1.0.0/16");

            assertThat(rules.refusal(Addresses.of("10.1.255.255"))).isEmpty();
            assertThat(rules.refusal(Addresses.of("10.2.0.0"))).isPresent();
        }

        @Test
        void aListedRangeOfIpv6DoesNotOpenTheIpv4AddressesInsideIt() {
            OutboundRules rules = rules("64:ff9b::/96", "2002::/16", "::/0");

            assertThat(rules.refusal(Addresses.of("64:ff9b::7f00:1"))).isPresent();
            assertThat(rules.refusal(Addresses.of("2002:7f00:1::"))).isPresent();
        }
    }

    @Nested
    final class Ipv4InsideIpv6 {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "::ffff:127.0.0.1",
                    "::ffff:7f00:1",
                    "::127.0.0.1",
                    "64:ff9b::a9fe:a9fe",
                    "64:ff9b::10.0.0.1",
                    "2002:7f00:0001::",
                    "2002:a9fe:a9fe::1",
                    "2002:c0a8:0101::1",
                    "2001:0:7f00:1::",
                    "2001::a9fe:a9fe"
                })
        void anInternalAddressInsideIsRefused(String address) {
            assertThat(CLOSED.refusal(Addresses.of(address))).isPresent();
        }

        @Test
        void teredoIsJudgedByItsServerAndByItsHiddenClient() {
            assertThat(CLOSED.refusal(Addresses.of("2001:0:3401:203::cbfe:fdfc")))
                    .isEmpty();
            assertThat(CLOSED.refusal(Addresses.of("2001:0:3401:203::80ff:fffe")))
                    .contains("it leads to a loopback address");
            assertThat(CLOSED.refusal(Addresses.of("2001:0:7f00:1::cbfe:fdfc")))
                    .contains("it leads to a loopback address");
        }

        @Test
        void aMappedAddressThatTheJdkKeepsAsIpv6IsJudgedByWhatIsInside() throws UnknownHostException {
            byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
            InetAddress mapped = Inet6Address.getByAddress("x", bytes, 1);

            assertThat(mapped).isInstanceOf(Inet6Address.class);
            assertThat(CLOSED.refusal(mapped)).contains("it leads to a loopback address");
        }

        @Property
        void theVerdictIsTheSameInEveryWrapping(@ForAll int bits) {
            byte[] b = Addresses.v4(bits).getAddress();
            Optional<String> bare = CLOSED.refusal(Addresses.v4(bits));

            assertThat(CLOSED.refusal(nat64(b))).isEqualTo(bare);
            assertThat(CLOSED.refusal(sixToFour(b))).isEqualTo(bare);
            assertThat(CLOSED.refusal(mapped(b))).isEqualTo(bare);
        }

        private static InetAddress nat64(byte[] b) {
            return Addresses.ofBytes(
                    (byte) 0,
                    (byte) 0x64,
                    (byte) 0xff,
                    (byte) 0x9b,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    b[0],
                    b[1],
                    b[2],
                    b[3]);
        }

        private static InetAddress sixToFour(byte[] b) {
            return Addresses.ofBytes(
                    (byte) 0x20,
                    (byte) 0x02,
                    b[0],
                    b[1],
                    b[2],
                    b[3],
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 1);
        }

        private static InetAddress mapped(byte[] b) {
            return Addresses.ofBytes(
                    (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                    (byte) -1, (byte) -1, b[0], b[1], b[2], b[3]);
        }
    }

    @Property
    void whatIsAllowedWithoutAListIsPublic(@ForAll int bits) {
        assertThat(CLOSED.refusal(Addresses.v4(bits)).isEmpty())
                .isEqualTo(AddressKinds.of(Addresses.v4(bits)) == AddressKind.PUBLIC);
    }

    @Nested
    final class Options {

        @Test
        void aNetworkThatIsNoneNamesTheOption() {
            assertThatThrownBy(() -> rules("10.0.0.1/8"))
                    .isInstanceOf(UnusableOptionException.class)
                    .hasMessage("mooring.outbound.allowed-networks: 10.0.0.1/8 has bits set behind its prefix");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "db",
                    "db:",
                    ":1",
                    "db:0",
                    "db:65536",
                    "db:x",
                    "::1:5432",
                    "0x7f.1:80",
                    "a b:80",
                    "db:80/x"
                })
        void aTargetThatIsNoneNamesTheOption(String target) {
            assertThatThrownBy(() -> OutboundRules.of(List.of(), List.of(target), Optional.empty()))
                    .isInstanceOf(UnusableOptionException.class)
                    .hasMessage("mooring.outbound.plaintext-hosts: " + target
                            + " is not host:port, such as db.example.com:5439 or [::1]:5432");
        }
    }
}
