package io.mooring.ops;

import io.mooring.run.EngineSettings;
import io.mooring.security.OptionChecks;
import io.mooring.security.UnusableOptionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Finds what is half set, contradicts itself or is unsafe, before anything is started. Every problem is one line that begins with the option's
 * name and says what to do; a secret's value is in none.
 */
final class ConfigurationCheck {

    private static final Set<String> SECRETS = Set.of(Options.DATABASE_URL, Options.ADMIN_KEY, Options.KEYSET);
    private static final String MAKE_KEYSET = "\"mooring keyset create --out FILE\" makes one";

    private final Options options;
    private final List<String> problems = new ArrayList<>();

    private ConfigurationCheck(Options options) {
        this.options = options;
    }

    static boolean isSecret(String name) {
        return SECRETS.contains(name);
    }

    static List<String> problems(Options options) {
        var check = new ConfigurationCheck(options);
        check.names();
        check.values();
        if (check.problems.isEmpty()) {
            check.database();
            check.secrets();
            check.outbound();
            check.engine();
        }
        return List.copyOf(check.problems);
    }

    private void names() {
        for (String name : options.names()) {
            KnownOptions.unknown(name)
                    .ifPresent(
                            unknown -> problem(
                                    unknown,
                                    "is not known to this version of the service; remove it, or look for its name in the configuration table"));
        }
    }

    private void values() {
        for (Map.Entry<String, Rule> option : KnownOptions.all().entrySet()) {
            value(option.getKey(), option.getValue());
        }
        value(Options.HTTP_PORT, Rule.number(0, 65_535));
    }

    private void value(String name, Rule rule) {
        try {
            Optional<String> value = options.text(name);
            if (value.isPresent() && !rule.test().test(value.get())) {
                problem(name, "must be " + rule.words() + (isSecret(name) ? "" : ", not \"" + value.get() + "\""));
            }
        } catch (IllegalArgumentException e) {
            problem(name, String.valueOf(e.getMessage()));
        }
    }

    private void database() {
        if (options.isEmbedded()) {
            noDatabase();
            return;
        }
        try {
            if (DatabaseUrl.parse(options.text(Options.DATABASE_URL).orElseThrow())
                            .password()
                            .isPresent()
                    && options.isSet(Options.PASSWORD_FILE)) {
                problem(
                        Options.PASSWORD_FILE,
                        "is set, and mooring.database.url has a password too; remove one of them");
            }
            DatabaseUrl url = options.database();
            url.rootCertificate()
                    .filter(file -> !file.equals("system"))
                    .ifPresent(file -> certificates(Options.DATABASE_URL, file));
        } catch (IllegalArgumentException e) {
            problem(Options.DATABASE_URL, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            unreadable(Options.PASSWORD_FILE);
        }
    }

    private void noDatabase() {
        if (options.isSet(Options.PASSWORD_FILE)) {
            problem(
                    Options.PASSWORD_FILE,
                    "is set, but mooring.database.url is not; set the address too, or remove the password file");
        }
        if (options.text("mooring.database.embedded").equals(Optional.of("never"))) {
            problem(
                    Options.DATABASE_URL,
                    "is not set, and mooring.database.embedded is never; set it to postgresql://user:password@host:port/name");
        }
    }

    private void secrets() {
        secret(Options.ADMIN_KEY, Options.ADMIN_KEY_FILE, OptionChecks::firstKey);
        secret(Options.KEYSET, Options.KEYSET_FILE, OptionChecks::keyset);
        if (!options.isEmbedded() && !options.isSet(Options.KEYSET) && !options.isSet(Options.KEYSET_FILE)) {
            problem(
                    Options.KEYSET_FILE,
                    "is not set, and with a database of your own it is required (or mooring.security.keyset), the same on every replica; "
                            + MAKE_KEYSET);
        }
    }

    private void secret(String name, String fileName, BiConsumer<String, String> check) {
        if (options.isSet(name) && options.isSet(fileName)) {
            problem(name, "and " + fileName + " are both set; remove one of them");
            return;
        }
        try {
            String option = options.isSet(fileName) ? fileName : name;
            options.secret(name, fileName).ifPresent(secret -> usable(() -> check.accept(option, secret)));
        } catch (IOException e) {
            unreadable(fileName);
        }
    }

    private void usable(Runnable check) {
        try {
            check.run();
        } catch (UnusableOptionException e) {
            problems.add(e.getMessage() + ".");
        }
    }

    private void outbound() {
        usable(() -> OptionChecks.allowedNetworks(options.list(Options.ALLOWED_NETWORKS)));
        usable(() -> OptionChecks.plaintextHosts(options.list(Options.PLAINTEXT_HOSTS)));
        options.text("mooring.outbound.ca-file").ifPresent(file -> certificates("mooring.outbound.ca-file", file));
    }

    /** PEM and nothing else: of the clients that will read the file, one takes no other form. */
    private void certificates(String name, String file) {
        try {
            byte[] content = Files.readAllBytes(Path.of(file));
            boolean isPem = new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----");
            if (!isPem || certificates(content).isEmpty()) {
                problem(name, "names a file without a certificate: " + file + "; it must be PEM");
            }
        } catch (CertificateException e) {
            problem(name, "names a file that is no PEM file of certificates: " + file);
        } catch (IOException e) {
            problem(name, "names a file that cannot be read: " + file + "; check its path and who may read it");
        }
    }

    private static Collection<? extends Certificate> certificates(byte[] content) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
    }

    private void engine() {
        var engine = options.settings(EngineSettings.class);
        if (engine.pollInterval().compareTo(engine.lease()) >= 0) {
            problem(
                    "mooring.engine.poll-interval",
                    "must be shorter than mooring.engine.lease (" + engine.lease() + ")");
        }
        if (engine.maxRunsPerHost() > engine.maxRuns()) {
            problem(
                    "mooring.engine.max-runs-per-host",
                    "must not be more than mooring.engine.max-runs (" + engine.maxRuns() + ")");
        }
    }

    private void unreadable(String name) {
        problem(
                name,
                "names a file that cannot be read: " + options.text(name).orElse("")
                        + "; check its path and who may read it");
    }

    private void problem(String name, String text) {
        problems.add(name + " " + text + ".");
    }
}
