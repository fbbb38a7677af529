package io.mooring.store;

import io.mooring.run.Sealing;
import io.mooring.run.SealingException;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Tells at the start whether the present keyset is the one that sealed what the database holds. The first start against an empty database
 * seals a known value; every start opens it.
 */
@Singleton
public final class SealingCanary {
    private static final byte[] KNOWN = "mooring".getBytes(StandardCharsets.US_ASCII);
    private static final String PLANT = "insert into canary (seal_id, sealed) values ($1, $2) on conflict do nothing";
    private static final String READ = "select seal_id, sealed from canary";

    private final Database database;
    private final Sealing sealing;
    private final SealIds sealIds;

    SealingCanary(Database database, Sealing sealing, SealIds sealIds) {
        this.database = database;
        this.sealing = sealing;
        this.sealIds = sealIds;
    }

    /** Fails with a {@link WrongKeysetException}, whose message is for the operator, when the keyset is another one. */
    public Uni<Void> verify() {
        UUID sealId = sealIds.next();
        return database.execute(PLANT, Tuple.of(sealId, Columns.buffer(sealing.seal(KNOWN, context(sealId)))))
                .chain(() -> database.execute(READ, Tuple.tuple()))
                .invoke(rows -> open(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void open(Row row) {
        UUID sealId = row.getUUID("seal_id");
        try {
            if (!Arrays.equals(KNOWN, sealing.open(row.getBuffer("sealed").getBytes(), context(sealId)))) {
                throw new WrongKeysetException();
            }
        } catch (SealingException e) {
            throw new WrongKeysetException(e);
        }
    }

    private static byte[] context(UUID sealId) {
        return ("canary|canary|" + sealId).getBytes(StandardCharsets.US_ASCII);
    }

    /** The database's secrets were sealed with another keyset. */
    public static final class WrongKeysetException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final String MESSAGE = "The secrets in this database were sealed with another keyset: set"
                + " mooring.security.keyset-file to the keyset that the service used before";

        WrongKeysetException() {
            super(MESSAGE);
        }

        WrongKeysetException(Throwable cause) {
            super(MESSAGE, cause);
        }
    }
}
