package io.mooring.peer.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority whose key lives in memory only. It issues certificates for servers on this machine; a client that shall trust them
 * is given the authority's own certificate as PEM.
 */
public final class TestAuthority {

    private static final Duration DAY = Duration.ofDays(1);

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;

    private TestAuthority(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(authorityCertificate());
    }

    public static TestAuthority create(String name) {
        return new TestAuthority(name);
    }

    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be written", e);
        }
    }

    /** Writes the authority's certificate where a client can be told to look for it. */
    public Path writePem(Path file) {
        try {
            return Files.writeString(file, pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A certificate for these host names and addresses, good from yesterday until tomorrow. */
    public ServerIdentity issue(List<String> names) {
        Instant now = Instant.now();
        return issue(names, now.minus(DAY), now.plus(DAY));
    }

    /** A certificate for these host names and addresses that ended yesterday. */
    public ServerIdentity issueExpired(List<String> names) {
        Instant now = Instant.now();
        return issue(names, now.minus(DAY.multipliedBy(2)), now.minus(DAY));
    }

    private ServerIdentity issue(List<String> names, Instant from, Instant until) {
        KeyPair server = newKeys();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=" + names.getFirst()), server.getPublic(), from, until);
        GeneralName[] alternatives =
                names.stream().map(TestAuthority::alternative).toArray(GeneralName[]::new);
        extend(() -> builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives)));
        return new ServerIdentity(server.getPrivate(), List.of(sign(builder), certificate));
    }

    private static GeneralName alternative(String name) {
        boolean address = name.matches("[0-9.]+|.*:.*");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private X509v3CertificateBuilder authorityCertificate() {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder =
                builder(name, keys.getPublic(), now.minus(DAY.multipliedBy(3)), now.plus(DAY.multipliedBy(3)));
        extend(() -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0)));
        return builder;
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant from, Instant until) {
        BigInteger serial = new BigInteger(64, new java.security.SecureRandom());
        return new JcaX509v3CertificateBuilder(name, serial, Date.from(from), Date.from(until), subject, key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate cannot be signed", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime makes EC keys", e);
        }
    }

    private interface ExtensionStep {
        void run() throws IOException;
    }

    private static void extend(ExtensionStep step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
