package io.mooring.domain;

import java.util.List;

/** Holds the one list of statuses, so that reading a stored key makes no new objects. */
final class Statuses {
    static final List<IntegrationStatus> ALL = IntegrationStatus.all();

    private Statuses() {}
}
