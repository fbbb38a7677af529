package io.mooring.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformError;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the network did, in our words and with the field to look at. */
class NetworkFailuresTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(3), Duration.ofMillis(20), Duration.ofMinutes(2));

    private final NetworkFailures failures =
            new NetworkFailures(new Peer("h.example", 443, "config.workspaceUrl"), LIMITS);

    static List<Arguments> failures() {
        return List.of(
                Arguments.of(new ConnectTimeoutException(), PlatformError.CONNECT_TIMED_OUT),
                Arguments.of(new ConnectException("Connection refused"), PlatformError.CONNECTION_REFUSED),
                Arguments.of(new SocketException("Connection reset"), PlatformError.CONNECTION_CLOSED),
                Arguments.of(new IOException("Broken pipe"), PlatformError.CONNECTION_CLOSED),
                Arguments.of(new VertxException("closed"), PlatformError.CONNECTION_CLOSED),
                Arguments.of(
                        new VertxException(new IllegalStateException("rubbish")), PlatformError.ANSWER_NOT_UNDERSTOOD),
                Arguments.of(new SSLHandshakeException("handshake"), PlatformError.ANSWER_NOT_UNDERSTOOD),
                Arguments.of(new IllegalStateException("rubbish"), PlatformError.ANSWER_NOT_UNDERSTOOD));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aConnectionThatDidNotComeAboutNamesTheFieldOfTheHost(Throwable failure, PlatformError code) {
        Problem problem = failures.connecting(failure, Optional.empty());

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo("config.workspaceUrl");
        assertThat(problem.values()).containsEntry("host", "h.example").containsEntry("port", "443");
    }

    @ParameterizedTest
    @CsvSource({
        "No subject alternative DNS name matching h.example found., it is for another name",
        "No name matching h.example found, it is for another name",
        "unable to find valid certification path, no authority that is trusted here vouches for it"
    })
    void aRefusedCertificateSaysWhy(String text, String reason) {
        Problem problem =
                failures.connecting(new SSLHandshakeException("x"), Optional.of(new CertificateException(text)));

        assertThat(problem.code()).isEqualTo(PlatformError.CERTIFICATE_REFUSED);
        assertThat(problem.values()).containsEntry("reason", reason);
    }

    @Test
    void anExpiredCertificateIsToldFromAnUntrustedOne() {
        CertificateException expired = new CertificateException("path", new CertificateExpiredException("old"));

        assertThat(failures.connecting(new IOException(), Optional.of(expired)).values())
                .containsEntry("reason", "it has expired");
    }

    @Test
    void limitsAreNamedInWholeSecondsAndAtLeastOne() {
        assertThat(failures.statementTimedOut().problem().values()).containsEntry("seconds", "120");
        assertThat(failures.statementTimedOut().outcomeUnknown()).isTrue();
        assertThat(failures.loginTimedOut().problem().values()).containsEntry("seconds", "1");
        assertThat(failures.loginTimedOut().outcomeUnknown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.vendor.example, false",
        "A.Vendor.Example., false",
        "vendor.example.org, true",
        "xvendor.example, true"
    })
    void aHostOutsideTheVendorsNamesIsAdvisedOn(String host, boolean unusual) {
        assertThat(Hosts.unusual(host, List.of(".vendor.example", ".vendor.test"), List.of(".vendor.example")))
                .isEqualTo(
                        unusual
                                ? Optional.of("The host does not end in .vendor.example; that is fine for a name of"
                                        + " your own, but check the spelling.")
                                : Optional.empty());
    }
}
