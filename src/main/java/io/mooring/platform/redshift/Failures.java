package io.mooring.platform.redshift;

import io.mooring.domain.Problem;
import io.mooring.platform.PlatformException;
import io.mooring.platform.net.NetworkFailures;
import io.vertx.pgclient.PgException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts whatever the client throws into our words. Texts of the client that are looked at here are those of the Vert.x PostgreSQL client
 * 4.5; it has no types for them.
 */
final class Failures {
    private static final Pattern AUTHENTICATION_TYPE = Pattern.compile("Authentication type (\\d+) is not supported.*");
    private static final String SHA256_DIGEST = "13";

    private final Endpoint endpoint;
    private final NetworkFailures network;

    Failures(Endpoint endpoint, NetworkFailures network) {
        this.endpoint = endpoint;
        this.network = network;
    }

    /** Of a connection that did not come about: nothing happened. */
    PlatformException ofLogin(Throwable failure, Optional<CertificateException> certificateRefusal) {
        if (failure instanceof PlatformException known) {
            return known;
        }
        if (failure instanceof PgException refusal && refusal.getSqlState() != null) {
            return PlatformException.refused(SqlStates.login(refusal.getSqlState(), endpoint), refusal.getSqlState());
        }
        return PlatformException.unreachable(
                authentication(failure).orElseGet(() -> connecting(failure, certificateRefusal)));
    }

    /** Of a statement: unless the platform itself refused it, it may have happened. */
    PlatformException ofStatement(Throwable failure) {
        if (failure instanceof PlatformException known) {
            return known;
        }
        if (failure instanceof PgException refusal) {
            return refusal.getSqlState() != null && !endsSession(refusal)
                    ? PlatformException.refused(
                            SqlStates.statement(refusal.getSqlState(), endpoint), refusal.getSqlState())
                    : PlatformException.interrupted(network.closed());
        }
        return PlatformException.interrupted(network.broken(failure));
    }

    PlatformException loginTimedOut() {
        return network.loginTimedOut();
    }

    PlatformException statementTimedOut() {
        return network.statementTimedOut();
    }

    PlatformException authoritiesUnreadable() {
        return network.authoritiesUnreadable();
    }

    private Problem connecting(Throwable failure, Optional<CertificateException> certificateRefusal) {
        if (saysNoTls(failure)) {
            return network.tlsNotOffered();
        }
        return failure instanceof PgException
                ? network.closed().at(endpoint.peer().field())
                : network.connecting(failure, certificateRefusal);
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

    private static boolean saysNoTls(Throwable failure) {
        return "Postgres Server does not handle SSL connection".equals(failure.getMessage());
    }

    /** The server says that it ends the session: 57P01 and 57P02 for a shutdown, 57P05 for one that was idle. */
    private static boolean endsSession(PgException refusal) {
        return refusal.getSqlState().startsWith("57P");
    }
}
