package io.mooring.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Runs that this process has left while the database was away: it tells as soon as it can, so that nobody waits for leases to end. */
final class Releases {
    private static final Logger LOG = Logger.getLogger(Releases.class);

    private final RunStore store;
    private final Set<Lease> untold = new HashSet<>();

    Releases(RunStore store) {
        this.store = store;
    }

    synchronized void add(Lease lease) {
        untold.add(lease);
    }

    /** Tries all; what can't be told now is tried again the next time. */
    void tell() {
        List<Lease> all;
        synchronized (this) {
            all = List.copyOf(untold);
        }
        all.forEach(this::tell);
    }

    private void tell(Lease lease) {
        store.release(lease).subscribe().with(done -> forget(lease), failure -> failed(lease, failure));
    }

    /** A lease that is lost needs no release: another has the run, or it is settled. */
    private void failed(Lease lease, Throwable failure) {
        if (failure instanceof StoreUnavailableException) {
            LOG.debugf(failure, "Run %s cannot be released at the moment", lease.run());
        } else {
            forget(lease);
        }
    }

    private synchronized void forget(Lease lease) {
        untold.remove(lease);
    }
}
