package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.store.SealingCanary.WrongKeysetException;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class SealingCanaryTest {
    @Inject
    SealingCanary canary;

    @Inject
    Database database;

    @Inject
    SealIds sealIds;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void theSameKeysetOpensWhatItSealed() {
        await(canary.verify());
        await(canary.verify());

        assertThat(tables.count("select count(*) from canary")).isEqualTo(1);
    }

    @Test
    void anotherKeysetIsRefusedByNamingTheOption() {
        await(canary.verify());

        assertThatThrownBy(() -> await(withAnotherKeyset().verify()))
                .isInstanceOf(WrongKeysetException.class)
                .hasMessageContaining("mooring.security.keyset-file");
    }

    @Test
    void ofTwoReplicasThatStartFirstWithDifferentKeysetsOneIsRefused() {
        SealingCanary other = withAnotherKeyset();

        List<String> outcomes =
                await(Uni.join().all(outcome(canary), outcome(other)).andFailFast());

        assertThat(outcomes).containsExactlyInAnyOrder("starts", "refused");
    }

    private static Uni<String> outcome(SealingCanary canary) {
        return canary.verify()
                .replaceWith("starts")
                .onFailure(WrongKeysetException.class)
                .recoverWithItem("refused");
    }

    private SealingCanary withAnotherKeyset() {
        return new SealingCanary(database, new ForeignSealing(), sealIds);
    }
}
