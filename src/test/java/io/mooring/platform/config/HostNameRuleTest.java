package io.mooring.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.platform.net.Hosts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameRuleTest {
    private final HostNameRule rule = new HostNameRule();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "organization.us-east-1.snowflakecomputing.com",
                "my_org-account.example",
                "UPPER.Example",
                "trailing.dot.",
                "xn--bcher-kva.example",
                "1.2.3.4.example",
                "1a",
                "10.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::1",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:192.0.2.1",
                "1:2:3:4:5:6:192.0.2.1"
            })
    void namesAndAddressesAreTaken(String host) {
        assertThat(rule.problem(host)).isEmpty();
        assertThat(published().matcher(host).find()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "https://a.example| without a scheme such as https://",
                "a.example/path| without a path",
                "a.example:443| without a port",
                ":443| without a port",
                "a.example:| without a port",
                " a.example| without blanks",
                "a. example| without blanks",
                "bücher.example| in ASCII (an international name begins with xn--)",
                "user@a.example|''",
                "-a.example|''",
                "a-.example|''",
                "a..example|''",
                ".a|''",
                ".|''",
                "a.example..|''",
                "a.example?x|''",
                "127.1|''",
                "2130706433|''",
                "0x7f.0.0.0x1|''",
                "0x7f000001|''",
                "1.2.3.256|''",
                "01.2.3.4|''",
                "1.2.3.4.|''",
                "a.123|''",
                "[::1]|''",
                "fe80::1%eth0|''",
                "1:2:3:4:5:6:7:8:9|''",
                "1::2::3|''",
                ":::|''",
                "1:2:3:4:5:6:7:8::|''",
                "12345::|''",
                "1:2:3:4:5:6:7:1.2.3.4|''",
                "::1.2.3|''"
            })
    void whatIsNoneIsRefusedAndTheReasonNamed(String host, String reason) {
        assertThat(rule.problem(host)).contains("must be a host name or IP address" + reason);
    }

    @Test
    void lengthsAreLimitedAsDnsLimitsThem() {
        String label = "a".repeat(63);
        assertThat(rule.problem(label + ".example")).isEmpty();
        assertThat(rule.problem("a" + label + ".example")).isPresent();
        assertThat(rule.problem((label + ".").repeat(3) + "a".repeat(61))).isEmpty();
        assertThat(rule.problem((label + ".").repeat(3) + "a".repeat(62))).isPresent();
    }

    @Test
    void caseAndTrailingDotDoNotMatter() {
        assertThat(Hosts.normalised("A.Example.")).isEqualTo("a.example");
    }

    @Test
    void aHostileTextIsDecidedAtOnce() {
        assertThat(rule.problem("a-".repeat(500_000))).isPresent();
        assertThat(rule.problem("1:".repeat(500_000))).isPresent();
        assertThat(rule.problem(":".repeat(500_000))).isPresent();
    }

    private Pattern published() {
        TextSchema schema = new TextSchema();
        rule.describe(schema);
        return Pattern.compile(schema.build().path("pattern").textValue());
    }
}
