package io.mooring.peer.redshift;

import io.mooring.ops.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Redshift for tests, on 127.0.0.1: Redshift's catalogue, statements, errors and logins over a PostgreSQL that really holds the objects.
 * It begins with the database {@code dev} and one superuser, and everything is gone when it is closed. The PostgreSQL takes some seconds to
 * start, so tests share a peer where they can.
 */
public final class RedshiftPeer implements AutoCloseable {

    private static final Map<String, String> FAST_AND_FORGETFUL =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "100");

    private final PostgresServer server;
    private final Administration administration;
    private final Users users;
    private final Transport transport;
    private final Path directory;
    private final Path authority;
    private final Faults faults = new Faults();
    private final Recording recording = new Recording();
    private final Front front;

    private RedshiftPeer(PostgresServer server, Path directory, RedshiftPeerOptions options) {
        this.server = server;
        this.directory = directory;
        this.administration = Administration.of(server);
        String backendPassword = HexFormat.of().formatHex(Digests.random(24));
        Credentials credentials = new Credentials();
        this.users = new Users(administration, credentials, backendPassword);
        this.transport = new Transport(options.encryption(), hostNames(options));
        this.authority = transport.authority().writePem(directory.resolve("authority.pem"));
        layOut(options);
        Backend backend = new Backend(server.port(), backendPassword);
        this.front = new Front(
                new SessionParts(
                        backend, transport, credentials, faults, recording, options.caseSensitiveIdentifiers()),
                options.port());
    }

    /** Returns when the peer takes connections. */
    public static RedshiftPeer start(RedshiftPeerOptions options) {
        Path directory = TemporaryDirectory.create();
        PostgresServer server =
                PostgresServer.start(directory.resolve("postgres"), new PostgresServer.Options(0, FAST_AND_FORGETFUL));
        try {
            return new RedshiftPeer(server, directory, options);
        } catch (IllegalStateException | UncheckedIOException e) {
            // a port that is taken, for instance: the PostgreSQL must not outlive the attempt
            server.close();
            TemporaryDirectory.delete(directory);
            throw e;
        }
    }

    private static List<String> hostNames(RedshiftPeerOptions options) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1"));
        names.addAll(options.hostNames());
        return names;
    }

    private void layOut(RedshiftPeerOptions options) {
        administration.run("template1", resource("catalog.sql"));
        administration.run(
                "template1",
                "CREATE DATABASE dev",
                "CREATE DATABASE padb_harvest",
                "DROP DATABASE postgres",
                "DROP DATABASE " + PostgresServer.DATABASE);
        users.create(options.superuser(), options.password(), List.of(UserRight.SUPERUSER, UserRight.CREATE_DATABASES));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(RedshiftPeer.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return "localhost";
    }

    public int port() {
        return front.port();
    }

    /** The address for {@code redshift-jdbc42}, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:redshift://" + host() + ":" + port() + "/" + database;
    }

    /** The file with the certificate of the authority that issued the peer's. */
    public Path authority() {
        return authority;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** What arrived since the start or since {@link #forgetStatements()}: one entry per query message or executed portal, as sent. */
    public List<ArrivedStatement> statements() {
        return recording.statements();
    }

    public void forgetStatements() {
        recording.clear();
    }

    /** What there is now, read past the front. */
    public Catalog objects() {
        return new CatalogReader(administration).read();
    }

    /** Makes a user; the password may be plain, {@code md5…}, {@code sha256|plain} or {@code sha256|digest|salt}. */
    public void createUser(String name, String password, UserRight... rights) {
        users.create(name, password, List.of(rights));
    }

    /** Makes a role of Redshift, which is no group, with system privileges such as {@code CREATE USER}, and grants it to the users. */
    public void createRole(String name, List<String> systemPrivileges, List<String> grantees) {
        users.createRole(name, systemPrivileges);
        boolean createsUsers = systemPrivileges.contains("CREATE USER");
        grantees.forEach(user -> users.grantRole(name, user, createsUsers));
    }

    /** Shows this certificate to sessions that begin from now on. */
    public void present(PresentedCertificate certificate) {
        transport.present(certificate);
    }

    /** The port is closed from now on; sessions that stand go on. */
    public void refuseConnections() {
        front.refuseConnections();
    }

    /** Listens again, on the same port. */
    public void acceptConnections() {
        front.acceptConnections();
    }

    /** Breaks all sessions off, as a failing network does. */
    public void breakSessions() {
        front.closeSessions();
    }

    @Override
    public void close() {
        front.close();
        server.close();
        TemporaryDirectory.delete(directory);
    }
}
