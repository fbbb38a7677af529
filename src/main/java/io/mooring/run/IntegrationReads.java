package io.mooring.run;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads for clients; the store implements it. Cheap enough to be polled, and never part of a decision. */
public interface IntegrationReads {
    /** The status alone, by primary key. */
    Uni<Optional<IntegrationStatus>> status(IntegrationId id);

    Uni<Optional<IntegrationView>> find(IntegrationId id);

    /** The next integrations by ascending id, at most {@code limit}. */
    Uni<List<IntegrationView>> page(Filter filter, OptionalLong afterId, int limit);

    /**
     * @param type wire name of a platform
     * @param status wire name of a status; without it, all but {@code deleted}
     */
    record Filter(Optional<String> type, Optional<String> status) {}
}
