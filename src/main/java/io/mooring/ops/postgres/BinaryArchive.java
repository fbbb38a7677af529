package io.mooring.ops.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this operating system and processor, as they lie on the classpath: one tar file packed with xz. */
final class BinaryArchive {

    private static final Map<String, String> PROCESSORS =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    private final URL location;
    private final String platform;

    private BinaryArchive(URL location, String platform) {
        this.location = location;
        this.platform = platform;
    }

    static Optional<BinaryArchive> find() {
        String platform = system() + "-" + processor();
        return Optional.ofNullable(BinaryArchive.class.getClassLoader().getResource("postgres-" + platform + ".txz"))
                .map(location -> new BinaryArchive(location, platform));
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch");
        return PROCESSORS.getOrDefault(name, name);
    }

    /** Names the content: another archive has another name. */
    String fingerprint() throws IOException {
        var digest = sha256();
        try (var stream = new DigestInputStream(location.openStream(), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return platform + "-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void unpack(Path directory) throws IOException {
        try (InputStream stream = location.openStream();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, directory);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path directory) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("The archive names a file outside of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Trees.create(target, Trees.READABLE);
            return;
        }
        Trees.createParent(target, Trees.READABLE);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, directory.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Trees.setMode(target, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : Trees.READABLE);
        }
    }
}
