package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where unpacked binaries may lie: in the system's or the user's cache, else beside the data. The first from which the account can run them counts. */
final class BinaryPlaces {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final Account account;

    BinaryPlaces(Path directory, Account account) {
        this.directory = directory;
        this.account = account;
    }

    Binaries find() {
        BinaryArchive archive = BinaryArchive.find().orElseThrow(BinaryPlaces::noneHere);
        List<String> failures = new ArrayList<>();
        for (Path place : places()) {
            Optional<Binaries> found = tryAt(place, archive, failures);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new PostgresException(
                "PostgreSQL's programs cannot be run from any of these places: " + String.join("; ", failures)
                        + ". Make one of them writable and executable, or set mooring.database.url to a database of your own.");
    }

    private static PostgresException noneHere() {
        return new PostgresException(
                "No database is configured, and this build of the service brings none of its own for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + ". Set mooring.database.url to postgresql://user:password@host:port/name.");
    }

    private Optional<Binaries> tryAt(Path place, BinaryArchive archive, List<String> failures) {
        try {
            Path unpacked = new BinaryCache(place).binaries(archive);
            var version = account.command(
                            unpacked, List.of(unpacked.resolve("bin/postgres").toString(), "--version"))
                    .run(PROBE_LIMIT);
            if (version.succeeded()) {
                return Optional.of(Binaries.of(unpacked, version.output()));
            }
            failures.add(place + " (" + version.output() + ")");
        } catch (IOException e) {
            failures.add(place + " (" + e + ")");
        }
        return Optional.empty();
    }

    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        if (account.changesOwner()) {
            places.add(Path.of("/var/cache/mooring/postgresql"));
        } else {
            userCache().ifPresent(places::add);
        }
        places.add(directory.resolve("binaries"));
        return places;
    }

    private static Optional<Path> userCache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(cache -> Path.of(cache).isAbsolute())
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getProperty("user.home"))
                        .filter(home -> Path.of(home).isAbsolute())
                        .map(home -> Path.of(home, ".cache")))
                .map(cache -> cache.resolve("mooring").resolve("postgresql"));
    }
}
