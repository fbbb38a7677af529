package io.mooring.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mooring.platform.Platforms;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Lists integrations. Without a limit the list is read in pages, each when the client has taken the one before: a slow reader costs one page
 * of memory and neither a cursor nor a connection of the database.
 */
@Singleton
final class IntegrationList {
    private static final int PAGE = 500;

    private final IntegrationReads reads;
    private final Platforms platforms;
    private final IntegrationJson json;

    IntegrationList(IntegrationReads reads, Platforms platforms, IntegrationJson json) {
        this.reads = reads;
        this.platforms = platforms;
        this.json = json;
    }

    /** The types that may be asked for. */
    List<String> types() {
        return platforms.all().stream()
                .map(platform -> platform.type().wireName())
                .toList();
    }

    /** Some integrations at a time, to be put between brackets with commas. */
    RestMulti<Elements> of(ListOptions options) {
        int limit = options.limit().orElse(PAGE);
        Uni<Page> first = page(options, options.cursor(), limit);
        return RestMulti.fromUniResponse(first, page -> texts(options, page), page -> headers(options, page));
    }

    /**
     * Some elements of the array, with commas between them.
     *
     * @param text JSON already
     */
    record Elements(@JsonValue @JsonRawValue String text) {}

    /** @param more whether there are integrations behind these */
    private record Page(List<IntegrationView> views, boolean more) {
        /** The position behind these; nobody asks for more behind none. */
        long end() {
            return views.isEmpty() ? 0 : views.getLast().id().value();
        }
    }

    private Uni<Page> page(ListOptions options, OptionalLong after, int limit) {
        return reads.page(options.filter(), after, limit + 1)
                .map(views -> new Page(views.subList(0, Math.min(limit, views.size())), views.size() > limit));
    }

    private Multi<Elements> texts(ListOptions options, Page first) {
        if (first.views().isEmpty()) {
            return Multi.createFrom().empty();
        }
        Multi<Page> pages = Multi.createFrom().item(first);
        return (options.limit().isPresent() || !first.more() ? pages : concat(pages, rest(options, first)))
                .map(page -> new Elements(json.of(page.views())));
    }

    private static Multi<Page> concat(Multi<Page> first, Multi<Page> rest) {
        return Multi.createBy().concatenating().streams(first, rest);
    }

    private Multi<Page> rest(ListOptions options, Page first) {
        AtomicLong end = new AtomicLong(first.end());
        return Multi.createBy()
                .repeating()
                .uni(() -> page(options, OptionalLong.of(end.get()), PAGE).invoke(page -> end.set(page.end())))
                .whilst(Page::more);
    }

    private static Map<String, List<String>> headers(ListOptions options, Page page) {
        return options.limit().isPresent() && page.more()
                ? Map.of(
                        "Link", List.of(options.linkAfter(page.views().getLast().id())))
                : Map.of();
    }
}
