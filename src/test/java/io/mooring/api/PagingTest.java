package io.mooring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mooring.api.RawHttp.Answer;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class PagingTest {

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        Client.json(answer)
                .forEach(
                        (JsonNode integration) -> ids.add(integration.path("id").asText()));
        return ids;
    }

    private static Optional<String> next(Answer answer) {
        return answer.header("link").map(link -> {
            assertThat(link).matches("<(/integrations\\?[^>]+)>; rel=\"next\"");
            return link.substring(1, link.indexOf('>'));
        });
    }

    @Test
    void theLinksLeadThroughAllThatAreListedWithoutALimit() {
        for (int i = 0; i < 5; i++) {
            Client.newTrino();
        }
        List<String> all = ids(Client.get("/integrations?type=Trino"));
        List<String> paged = new ArrayList<>();

        Optional<String> page = Optional.of("/integrations?type=Trino&limit=2");
        while (page.isPresent()) {
            Answer answer = Client.get(page.get());
            assertThat(ids(answer)).hasSizeBetween(1, 2);
            paged.addAll(ids(answer));
            page = next(answer);
        }

        assertThat(paged).hasSizeGreaterThanOrEqualTo(5).isEqualTo(all);
        assertThat(paged.stream().map(Long::valueOf).toList()).isSorted();
    }

    @Test
    void aPageThatEndsWithTheLastOneHasNoLink() {
        Client.newTrino();
        int count = ids(Client.get("/integrations?limit=200")).size();

        assertThat(Client.get("/integrations?limit=" + count).header("link")).isEmpty();
    }

    @Test
    void deletedOnesAreListedOnlyWhenTheyAreAskedFor() {
        String id = Client.newTrino();
        Client.delete("/integrations/" + id);

        assertThat(ids(Client.get("/integrations"))).doesNotContain(id);
        assertThat(ids(Client.get("/integrations?status=deleted"))).contains(id);
        assertThat(ids(Client.get("/integrations?status=enabled&type=Trino"))).doesNotContain(id);
    }

    @Test
    void anIntegrationIsListedAsItIsShownByItself() {
        String id = Client.newTrino();
        JsonNode alone = Client.json(Client.get("/integrations/" + id));

        assertThat(Client.json(Client.get("/integrations"))).contains(alone);
    }

    @Test
    void theListOfAnotherTypeIsEmpty() {
        Client.newTrino();

        assertThat(Client.get("/integrations?type=Redshift").body()).isEqualTo("[]");
    }
}
