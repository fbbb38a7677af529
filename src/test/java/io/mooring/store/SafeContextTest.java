package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.IntegrationStore;
import io.mooring.run.StoredIntegration;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class SafeContextTest {
    @Inject
    Vertx vertx;

    @Inject
    SafeContext contexts;

    @Inject
    IntegrationStore store;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void aTransactionWorksFromAnEventLoopThatServesNoRequestAndComesBackToIt() {
        StoredIntegration trino = stored("0123456789abcdef0123456789abcdef");
        Context background = vertx.getOrCreateContext();
        CompletableFuture<Boolean> cameBack = new CompletableFuture<>();

        background.runOnContext(started -> store.deleteAtOnce(trino, Samples.RESULTS)
                .subscribe()
                .with(
                        done -> cameBack.complete(background.equals(Vertx.currentContext())),
                        cameBack::completeExceptionally));

        assertThat(await(Uni.createFrom().completionStage(cameBack))).isTrue();
    }

    @Test
    void transactionsThatBeginOnOneContextAtOnceDoNotShareASession() {
        StoredIntegration first = stored("0123456789abcdef0123456789abcdef");
        StoredIntegration second = stored("fedcba98765432100123456789abcdef");

        await(contexts.run(() -> Uni.join()
                .all(List.of(store.deleteAtOnce(first, Samples.RESULTS), store.deleteAtOnce(second, Samples.RESULTS)))
                .andFailFast()));

        assertThat(tables.count("select count(*) from integration where status = 'deleted'"))
                .isEqualTo(2);
    }

    @Test
    void aCallerThatCancelsDoesNotCutTheTransaction() {
        StoredIntegration trino = stored("0123456789abcdef0123456789abcdef");

        store.deleteAtOnce(trino, Samples.RESULTS).subscribe().with(done -> {}).cancel();

        Awaitility.await()
                .atMost(Tables.PATIENCE)
                .until(() -> find(trino).status().equals(new IntegrationStatus.Deleted()));
    }

    private StoredIntegration stored(String key) {
        return await(store.find(await(store.create(Samples.trino(key))).id())).orElseThrow();
    }

    private StoredIntegration find(StoredIntegration integration) {
        return await(store.find(integration.id())).orElseThrow();
    }
}
