import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Installs the pinned Maven for {@code mvnw} and {@code mvnw.cmd}: takes its zip from an https address or a file, refuses it unless the
 * SHA-512 fits, and unpacks it. The JDK runs this file as it is, so that neither curl nor unzip has to be there. Arguments: address or
 * file, SHA-512 in hexadecimal digits, target directory. A failure is one line on standard error and exit status 1.
 */
final class FetchMaven {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private FetchMaven() {}

    public static void main(String[] arguments) throws InterruptedException, GeneralSecurityException {
        try {
            install(arguments[0], arguments[1], Path.of(arguments[2]).toAbsolutePath());
        } catch (IOException | UncheckedIOException e) {
            System.err.println(arguments[0] + ": " + reason(e));
            System.exit(1);
        }
    }

    private static void install(String source, String sha512, Path target)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path staging = Files.createTempDirectory(target.getParent(), "maven-");
        try {
            Path zip = source.startsWith("https://") ? download(source, staging.resolve("maven.zip")) : Path.of(source);
            check(zip, sha512);
            unpack(zip, staging.resolve("maven"));
            publish(staging.resolve("maven"), target);
        } finally {
            delete(staging);
        }
    }

    private static Path download(String address, Path file) throws IOException, InterruptedException {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).followRedirects(HttpClient.Redirect.NORMAL);
        proxy().ifPresent(client::proxy);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER_LIMIT)
                .build();
        HttpResponse<Path> answer = client.build().send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException("answered with status " + answer.statusCode());
        }
        return file;
    }

    private static Optional<ProxySelector> proxy() {
        return Stream.of("https_proxy", "HTTPS_PROXY")
                .map(System::getenv)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> URI.create(value.contains("://") ? value : "http://" + value))
                .filter(proxy -> proxy.getHost() != null)
                .map(proxy -> new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()))
                .map(ProxySelector::of)
                .findFirst();
    }

    private static void check(Path zip, String sha512) throws IOException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        if (!HexFormat.of().formatHex(digest).equals(sha512)) {
            throw new IOException("its SHA-512 is not the expected one, so it is not used");
        }
    }

    private static void unpack(Path zip, Path directory) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    write(entries, directory.resolve(withoutTopDirectory(entry)).normalize(), directory);
                }
            }
        }
    }

    private static String withoutTopDirectory(ZipEntry entry) {
        return entry.getName().substring(entry.getName().indexOf('/') + 1);
    }

    private static void write(InputStream content, Path file, Path directory) throws IOException {
        if (!file.startsWith(directory)) {
            throw new IOException("it has an entry outside its own directory");
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** Another build may have been faster; its Maven is the same one. */
    private static void publish(Path unpacked, Path target) throws IOException {
        try {
            Files.move(unpacked, target);
        } catch (IOException e) {
            if (!Files.isDirectory(target.resolve("bin"))) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String reason(Exception e) {
        if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
            return "cannot be reached from here";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
