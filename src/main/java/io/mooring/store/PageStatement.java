package io.mooring.store;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.IntegrationReads.Filter;
import io.vertx.sqlclient.Tuple;
import java.util.OptionalLong;

/**
 * One page of the list by ascending id. Each combination of filters has its own text, so that each gets a plan of its own.
 *
 * @param text SQL
 * @param parameters in the order of the text
 */
record PageStatement(String text, Tuple parameters) {
    static final String COLUMNS =
            "id, type, automatic, status, version, validation_results::text as validation_results, "
                    + "config::text as config, issued_key, seal_id";

    static PageStatement of(Filter filter, OptionalLong afterId, int limit) {
        Tuple parameters = Tuple.of(afterId.orElse(0), limit);
        StringBuilder text = new StringBuilder("select " + COLUMNS + " from integration where id > $1");
        filter.type().ifPresent(type -> {
            parameters.addString(type);
            text.append(" and type = $").append(parameters.size());
        });
        filter.status()
                .ifPresentOrElse(
                        name -> {
                            parameters.addArrayOfString(keys(name));
                            text.append(" and status = any($")
                                    .append(parameters.size())
                                    .append(")");
                        },
                        () -> text.append(" and status <> 'deleted'"));
        return new PageStatement(text.append(" order by id limit $2").toString(), parameters);
    }

    /** Clients know one name where the store may have several keys. */
    private static String[] keys(String wireName) {
        return IntegrationStatus.all().stream()
                .filter(status -> status.wireName().equals(wireName))
                .map(IntegrationStatus::key)
                .toArray(String[]::new);
    }
}
