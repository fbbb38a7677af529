package io.mooring.run;

/** What a replica got from the queue: a run that it holds from now on, whether or not it can make anything of it. */
public sealed interface Claim {
    Lease lease();

    /** Name of the platform's type. */
    String type();

    /** How many claims in a row, this one with them, found the run where the one before had found it. */
    int fruitless();

    /** Everything is there to go on with. */
    record Whole(ClaimedRun run, int fruitless) implements Claim {
        @Override
        public Lease lease() {
            return run.lease();
        }

        @Override
        public String type() {
            return run.type();
        }
    }

    /** The credentials of its request were not kept that long: nobody can log in for it any more. */
    record Outlived(Lease lease, String type, int fruitless) implements Claim {}

    /**
     * The row can't be read here. Secrets that don't open won't open later either; whatever else it is, another version may know better.
     *
     * @param cause a {@link SealingException} where the secrets are the reason
     */
    record Unreadable(Lease lease, String type, int fruitless, RuntimeException cause) implements Claim {}
}
