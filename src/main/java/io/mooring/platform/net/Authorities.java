package io.mooring.platform.net;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities to trust: those of the Java runtime and those that the operator adds. Read once per file. */
public final class Authorities {
    private final Vertx vertx;
    private final Map<Optional<Path>, X509ExtendedTrustManager> known = new ConcurrentHashMap<>();

    public Authorities(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Reads files, so off the event loop; fails when the operator's file cannot be read. */
    public Uni<X509ExtendedTrustManager> trusting(Optional<Path> added) {
        X509ExtendedTrustManager ready = known.get(added);
        if (ready != null) {
            return Uni.createFrom().item(ready);
        }
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(() -> read(added), false).toCompletionStage())
                .invoke(trust -> known.put(added, trust));
    }

    private static X509ExtendedTrustManager read(Optional<Path> added) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int number = 0;
        for (X509Certificate authority : manager(null).getAcceptedIssuers()) {
            all.setCertificateEntry("runtime" + number++, authority);
        }
        if (added.isPresent()) {
            for (Certificate authority : certificates(added.get())) {
                all.setCertificateEntry("added" + number++, authority);
            }
        }
        return manager(all);
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
