package io.mooring.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes what the database client has no Java type of ours for. */
final class Columns {
    private Columns() {}

    static byte @Nullable [] bytes(Row row, String column) {
        Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    static @Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> reading) {
        for (Row row : rows) {
            return Optional.of(reading.apply(row));
        }
        return Optional.empty();
    }
}
