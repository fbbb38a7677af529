package io.mooring.run;

/** Seals secrets for the database, so that a copy of the tables is worth nothing; AEAD, implemented by {@code security}. */
public interface Sealing {
    /**
     * @param context binds the sealed value to its place (table, purpose and the row's random seal id); opening needs the same one
     */
    byte[] seal(byte[] plain, byte[] context);

    /** Opens what {@link #seal} made with the same context, else fails with {@link SealingException}. */
    byte[] open(byte[] sealed, byte[] context);
}
