package io.mooring.run;

/**
 * Hints between replicas that work waits; the store implements it. A hint may be lost, doubled or late: the table, looked at every poll
 * interval, is the truth. Nothing here fails or blocks.
 */
public interface WakeUps {
    /** Calls this for every hint of another replica, and after times in which hints may have been missed, until {@link #close}. */
    void listen(Runnable heard);

    /** Tells all others soon; what is told at almost the same time is told once. Only after the commit of what waits. */
    void tell();

    /** Listens no more. */
    void close();
}
