package io.mooring.run;

import java.time.Duration;
import java.util.Set;

/**
 * Who claims, and what may be claimed.
 *
 * @param lease how long the run belongs to the replica without a word from it
 * @param runsPerHost how many runs of all replicas may work on one host, where they don't have to work alone
 * @param fullPlatforms types of which this replica takes no more for now
 */
public record ClaimTerms(String replica, Duration lease, int runsPerHost, Set<String> fullPlatforms) {
    public ClaimTerms {
        fullPlatforms = Set.copyOf(fullPlatforms);
    }
}
