package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Platforms;
import io.mooring.run.IntegrationReads;
import io.mooring.run.IntegrationView;
import io.mooring.run.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationListTest {

    /** So many integrations, with the ids from 1 on; writes down after which id a page was asked for. */
    private static class Numbered implements IntegrationReads {
        private final long count;
        private final List<Long> asked = new ArrayList<>();

        Numbered(long count) {
            this.count = count;
        }

        @Override
        public Uni<Optional<IntegrationStatus>> status(IntegrationId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<IntegrationView>> find(IntegrationId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<IntegrationView>> page(Filter filter, OptionalLong afterId, int limit) {
            long after = afterId.orElse(0);
            asked.add(after);
            return Uni.createFrom()
                    .item(LongStream.rangeClosed(after + 1, Math.min(count, after + limit))
                            .mapToObj(Numbered::view)
                            .toList());
        }

        private static IntegrationView view(long id) {
            return new IntegrationView(
                    new IntegrationId(id),
                    "Test",
                    false,
                    new IntegrationStatus.Enabled(),
                    1,
                    "{}",
                    "{}",
                    Optional.empty());
        }
    }

    private static IntegrationList list(IntegrationReads reads) {
        Platforms none = Platforms.of(List.of());
        return new IntegrationList(reads, none, new IntegrationJson(none));
    }

    private static ListOptions all() {
        return new ListOptions(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 1, 1", "500, 1, 1", "501, 2, 2", "1000, 2, 2", "1001, 3, 3"})
    void withoutALimitEveryIntegrationIsListedOnce(int count, int parts, int pages) {
        Numbered reads = new Numbered(count);

        List<IntegrationList.Elements> elements =
                list(reads).of(all()).collect().asList().await().indefinitely();

        assertThat(elements).hasSize(parts);
        assertThat(reads.asked).hasSize(pages);
        String text = String.join(
                ",", elements.stream().map(IntegrationList.Elements::text).toList());
        List<String> ids = new ArrayList<>();
        Pattern.compile("\"id\":\"(\\d+)\"").matcher(text).results().forEach(found -> ids.add(found.group(1)));
        assertThat(ids)
                .isEqualTo(LongStream.rangeClosed(1, count)
                        .mapToObj(Long::toString)
                        .toList());
    }

    @Test
    void aPageIsReadWhenTheOneBeforeWasTaken() {
        Numbered reads = new Numbered(1500);

        AssertSubscriber<IntegrationList.Elements> slow =
                list(reads).of(all()).subscribe().withSubscriber(AssertSubscriber.create(1));
        assertThat(reads.asked).containsExactly(0L);

        slow.request(1);
        assertThat(reads.asked).containsExactly(0L, 500L);

        slow.request(2).assertCompleted();
        assertThat(reads.asked).containsExactly(0L, 500L, 1000L);
    }

    @Test
    void aReaderThatGoesAwayEndsTheReading() {
        Numbered reads = new Numbered(1500);

        list(reads)
                .of(all())
                .subscribe()
                .withSubscriber(AssertSubscriber.<IntegrationList.Elements>create(1))
                .cancel();

        assertThat(reads.asked).containsExactly(0L);
    }

    @Test
    void withALimitThereIsOnePage() {
        Numbered reads = new Numbered(1500);
        ListOptions options =
                new ListOptions(Optional.empty(), Optional.empty(), OptionalInt.of(200), OptionalLong.of(100));

        List<IntegrationList.Elements> elements =
                list(reads).of(options).collect().asList().await().indefinitely();

        assertThat(elements).hasSize(1);
        assertThat(elements.getFirst().text()).startsWith("{\"id\":\"101\"").contains("{\"id\":\"300\"");
        assertThat(elements.getFirst().text()).doesNotContain("\"301\"");
    }

    @Test
    void aDatabaseThatIsAwayFailsTheList() {
        IntegrationReads away = new Numbered(0) {
            @Override
            public Uni<List<IntegrationView>> page(Filter filter, OptionalLong afterId, int limit) {
                return Uni.createFrom().failure(new StoreUnavailableException(new IllegalStateException("away")));
            }
        };

        list(away)
                .of(all())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .assertFailedWith(StoreUnavailableException.class);
    }
}
