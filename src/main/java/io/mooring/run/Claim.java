package io.mooring.run;

/** What a replica got from the queue: a run that it holds from now on, whether or not it can make anything of it. */
public sealed interface Claim {
    Lease lease();

    /** Everything is there to go on with. */
    record Whole(ClaimedRun run) implements Claim {
        @Override
        public Lease lease() {
            return run.lease();
        }
    }

    /**
     * The row can't be read here. Secrets that don't open won't open later either; whatever else it is, another version may know better.
     *
     * @param cause a {@link SealingException} where the secrets are the reason
     */
    record Unreadable(Lease lease, RuntimeException cause) implements Claim {}
}
