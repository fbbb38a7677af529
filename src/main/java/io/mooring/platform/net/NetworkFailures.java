package io.mooring.platform.net;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts what the network does to a conversation into our words, whatever protocol is spoken over it. */
public final class NetworkFailures {
    private final Peer peer;
    private final Limits limits;

    public NetworkFailures(Peer peer, Limits limits) {
        this.peer = peer;
        this.limits = limits;
    }

    /**
     * Why no connection came about.
     *
     * @param refusal of the certificate, as a {@link Witness} remembers it: clients only say that the handshake failed
     */
    public Problem connecting(Throwable failure, Optional<CertificateException> refusal) {
        if (refusal.isPresent()) {
            return certificate(reason(refusal.get()));
        }
        if (failure instanceof ConnectTimeoutException) {
            return peer.tooSlow(PlatformError.CONNECT_TIMED_OUT, limits.connect())
                    .at(peer.field());
        }
        if (failure instanceof SocketException && !isReset(failure)) {
            return peer.problem(PlatformError.CONNECTION_REFUSED).at(peer.field());
        }
        return broken(failure).at(peer.field());
    }

    /** Why a conversation ended before its answer. */
    public Problem broken(Throwable failure) {
        return isClosing(failure) ? closed() : peer.problem(PlatformError.ANSWER_NOT_UNDERSTOOD);
    }

    /** The other side hung up. */
    public Problem closed() {
        return peer.problem(PlatformError.CONNECTION_CLOSED);
    }

    /** The other side does not speak TLS, and the operator does not list it as one that need not. */
    public Problem tlsNotOffered() {
        return peer.problem(PlatformError.TLS_NOT_OFFERED).at(peer.field());
    }

    /** The login took longer than its limit. */
    public PlatformException loginTimedOut() {
        return PlatformException.unreachable(
                peer.tooSlow(PlatformError.LOGIN_TIMED_OUT, limits.login()).at(peer.field()));
    }

    /** A statement took longer than its limit, and may take effect all the same. */
    public PlatformException statementTimedOut() {
        return PlatformException.interrupted(peer.tooSlow(PlatformError.STATEMENT_TIMED_OUT, limits.statement()));
    }

    /** {@link Authorities} could not be read. */
    public PlatformException authoritiesUnreadable() {
        return PlatformException.unreachable(
                certificate("the operator's file with certificate authorities cannot be read"));
    }

    private Problem certificate(String reason) {
        return peer.problem(PlatformError.CERTIFICATE_REFUSED, "reason", reason).at(peer.field());
    }

    /** The JDK's host name check has no exception of its own. */
    private static String reason(CertificateException refusal) {
        String text = String.valueOf(refusal.getMessage());
        if (text.startsWith("No subject alternative") || text.startsWith("No name matching")) {
            return "it is for another name";
        }
        return hasCause(refusal, CertificateExpiredException.class)
                ? "it has expired"
                : "no authority that is trusted here vouches for it";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReset(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("reset");
    }

    private static boolean isClosing(@Nullable Throwable failure) {
        return switch (failure) {
            case VertxException closed -> !(closed.getCause() instanceof RuntimeException);
            case NoStackTraceThrowable closed -> true;
            case SSLException broken -> false;
            case IOException lost -> true;
            case null, default -> false;
        };
    }
}
