package io.mooring.peer.redshift;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What has arrived since the peer was started or the recording cleared, in the order of arrival. */
final class Recording {

    private final List<ArrivedStatement> statements = new CopyOnWriteArrayList<>();

    void add(ArrivedStatement statement) {
        statements.add(statement);
    }

    List<ArrivedStatement> statements() {
        return List.copyOf(statements);
    }

    void clear() {
        statements.clear();
    }
}
