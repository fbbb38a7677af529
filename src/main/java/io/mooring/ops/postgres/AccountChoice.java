package io.mooring.ops.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the account for a data directory. An ordinary user runs the server itself. Root lends it to whoever owns the data or the place where
 * it lies, else to "nobody"; a place that only root can enter is served from a user namespace, where root has no more rights than its files.
 */
final class AccountChoice {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private final Path directory;

    AccountChoice(Path directory) {
        this.directory = directory;
    }

    static boolean isRoot() {
        try {
            Path probe = Files.createTempFile("mooring-owner", "");
            try {
                return Trees.hasOwners(probe) && Trees.owner(probe) == ROOT;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new PostgresException(
                    "Cannot write to the directory for temporary files: " + e.getMessage() + ".", e);
        }
    }

    Account choose(Path data) throws IOException {
        return isRoot() ? lend(data) : own(data);
    }

    private static Account own(Path data) throws IOException {
        if (Files.exists(data) && !Files.isWritable(data)) {
            throw new PostgresException("The database in " + data + " belongs to another user ("
                    + Files.getOwner(data).getName()
                    + "). Start the service as that user, or set mooring.data-dir to another directory.");
        }
        return Account.ownerOfThisProcess();
    }

    private Account lend(Path data) throws IOException {
        List<Account> working = candidates(data).stream().filter(Account::works).toList();
        if (working.isEmpty()) {
            throw new PostgresException(
                    "PostgreSQL refuses to run as root, and neither setpriv, runuser nor unshare (package util-linux) "
                            + "can start it as another user here. Start the service as an ordinary user, or set mooring.database.url.");
        }
        return working.stream()
                .filter(account -> account.canEnter(directory))
                .findFirst()
                .orElseThrow(this::closed);
    }

    private PostgresException closed() {
        return new PostgresException("PostgreSQL refuses to run as root, and no other user can enter " + directory
                + ". Set mooring.data-dir to a directory that others can enter (such as /var/lib/mooring), "
                + "or start the service as an ordinary user.");
    }

    private List<Account> candidates(Path data) throws IOException {
        List<Account> candidates = new ArrayList<>();
        Optional<Path> owned = ownedByAnother(data);
        if (owned.isPresent()) {
            addOwner(owned.get(), candidates);
        }
        candidates.add(numeric(NOBODY, NOBODY));
        candidates.add(named("nobody", NOBODY, NOBODY));
        candidates.add(new Account(List.of("unshare", "--user", "--"), ROOT, ROOT, true));
        return candidates;
    }

    private static void addOwner(Path path, List<Account> candidates) throws IOException {
        int user = Trees.owner(path);
        int group = Trees.group(path) == ROOT ? NOBODY : Trees.group(path);
        candidates.add(numeric(user, group));
        candidates.add(named(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName(), user, group));
    }

    private static Account numeric(int user, int group) {
        return new Account(
                List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--"), user, group, true);
    }

    private static Account named(String name, int user, int group) {
        return new Account(List.of("runuser", "-u", name, "--"), user, group, true);
    }

    /** The data itself, or the nearest directory above it, that is not root's. */
    private static Optional<Path> ownedByAnother(Path data) throws IOException {
        for (Path path = data; path != null; path = path.getParent()) {
            if (Files.exists(path) && Trees.owner(path) != ROOT) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
