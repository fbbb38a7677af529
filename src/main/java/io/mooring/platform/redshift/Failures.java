package io.mooring.platform.redshift;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts whatever the client throws into our words. Texts of the client that are looked at here are those of the Vert.x PostgreSQL client
 * 4.5; it has no types for them.
 */
final class Failures {
    private static final Pattern AUTHENTICATION_TYPE = Pattern.compile("Authentication type (\\d+) is not supported.*");
    private static final String SHA256_DIGEST = "13";

    private final Endpoint endpoint;
    private final Limits limits;

    Failures(Endpoint endpoint, Limits limits) {
        this.endpoint = endpoint;
        this.limits = limits;
    }

    /** Of a connection that did not come about: nothing happened. */
    PlatformException ofLogin(Throwable failure, Optional<CertificateException> certificateRefusal) {
        if (failure instanceof PlatformException known) {
            return known;
        }
        if (certificateRefusal.isPresent()) {
            return PlatformException.unreachable(certificate(reason(certificateRefusal.get())));
        }
        if (failure instanceof PgException refusal && refusal.getSqlState() != null) {
            return PlatformException.refused(SqlStates.login(refusal.getSqlState(), endpoint), refusal.getSqlState());
        }
        return PlatformException.unreachable(connecting(failure));
    }

    /** Of a statement: unless the platform itself refused it, it may have happened. */
    PlatformException ofStatement(Throwable failure) {
        if (failure instanceof PlatformException known) {
            return known;
        }
        if (failure instanceof PgException refusal && refusal.getSqlState() != null && !endsSession(refusal)) {
            return PlatformException.refused(
                    SqlStates.statement(refusal.getSqlState(), endpoint), refusal.getSqlState());
        }
        return PlatformException.interrupted(endpoint.problem(
                isClosing(failure) ? PlatformError.CONNECTION_CLOSED : PlatformError.ANSWER_NOT_UNDERSTOOD));
    }

    PlatformException loginTimedOut() {
        return PlatformException.unreachable(
                endpoint.tooSlow(PlatformError.LOGIN_TIMED_OUT, limits.login()).at("config.host"));
    }

    PlatformException statementTimedOut() {
        return PlatformException.interrupted(endpoint.tooSlow(PlatformError.STATEMENT_TIMED_OUT, limits.statement()));
    }

    PlatformException authoritiesUnreadable() {
        return PlatformException.unreachable(
                certificate("the operator's file with certificate authorities cannot be read"));
    }

    private Problem connecting(Throwable failure) {
        return authentication(failure).orElseGet(() -> network(failure).at("config.host"));
    }

    private Problem network(Throwable failure) {
        if (failure instanceof ConnectTimeoutException) {
            return endpoint.tooSlow(PlatformError.CONNECT_TIMED_OUT, limits.connect());
        }
        if (saysNoTls(failure)) {
            return endpoint.problem(PlatformError.TLS_NOT_OFFERED);
        }
        if (failure instanceof SocketException && !isReset(failure)) {
            return endpoint.problem(PlatformError.CONNECTION_REFUSED);
        }
        return endpoint.problem(
                isClosing(failure) ? PlatformError.CONNECTION_CLOSED : PlatformError.ANSWER_NOT_UNDERSTOOD);
    }

    private Optional<Problem> authentication(Throwable failure) {
        Matcher type = AUTHENTICATION_TYPE.matcher(String.valueOf(failure.getMessage()));
        if (!(failure instanceof UnsupportedOperationException) || !type.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                type.group(1).equals(SHA256_DIGEST)
                        ? endpoint.problem(RedshiftError.PASSWORD_STORED_AS_SHA256)
                                .at("config.password")
                        : endpoint.problem(RedshiftError.LOGIN_METHOD_UNKNOWN, "type", type.group(1))
                                .at("config.username"));
    }

    private Problem certificate(String reason) {
        return endpoint.problem(PlatformError.CERTIFICATE_REFUSED, "reason", reason)
                .at("config.host");
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

    private static boolean saysNoTls(Throwable failure) {
        return "Postgres Server does not handle SSL connection".equals(failure.getMessage());
    }

    private static boolean isReset(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("reset");
    }

    /** The server says that it ends the session: 57P01 and 57P02 for a shutdown, 57P05 for one that was idle. */
    private static boolean endsSession(PgException refusal) {
        return refusal.getSqlState().startsWith("57P");
    }

    private static boolean isClosing(@Nullable Throwable failure) {
        return switch (failure) {
            case PgException refusal -> true;
            case VertxException closed -> !(closed.getCause() instanceof RuntimeException);
            case NoStackTraceThrowable closed -> true;
            case SSLException broken -> false;
            case IOException lost -> true;
            case null, default -> false;
        };
    }
}
