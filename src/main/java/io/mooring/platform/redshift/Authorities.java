package io.mooring.platform.redshift;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
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
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities to trust: those of the Java runtime and those that the operator adds. Read once per file. */
final class Authorities {
    private final Vertx vertx;
    private final Map<Optional<Path>, TrustManager> known = new ConcurrentHashMap<>();

    Authorities(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Reads files, so off the event loop; fails when the operator's file cannot be read. */
    Uni<TrustOptions> trusting(Optional<Path> added) {
        TrustManager ready = known.get(added);
        if (ready != null) {
            return Uni.createFrom().item(TrustOptions.wrap(ready));
        }
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(() -> read(added), false).toCompletionStage())
                .invoke(trust -> known.put(added, trust))
                .map(TrustOptions::wrap);
    }

    private static TrustManager read(Optional<Path> added) throws GeneralSecurityException, IOException {
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

    private static X509TrustManager manager(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        Stream<TrustManager> managers = Arrays.stream(factory.getTrustManagers());
        return managers.filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
