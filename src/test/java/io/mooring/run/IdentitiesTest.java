package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.platform.Identity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two integrations want the same identity at the same time. */
class IdentitiesTest {
    private static final List<Identity> WANTED = List.of(new Identity("world:a", "host a"));
    private static final IntegrationId OTHER = new IntegrationId(3);
    private static final Optional<IntegrationId> EDITED = Optional.of(new IntegrationId(7));

    private final World world = new World(new Fuse());
    private final MemoryIntegrations store = new MemoryIntegrations();
    private final Identities identities = new Identities(store);
    private final AtomicInteger attempts = new AtomicInteger();

    private Uni<String> storedAfter(int conflicts) {
        return attempts.incrementAndGet() > conflicts
                ? Uni.createFrom().item("stored")
                : Uni.createFrom().failure(new IntegrationStore.IdentityTakenException());
    }

    private UniAssertSubscriber<String> take(Optional<IntegrationId> edited, int conflicts) {
        return identities
                .take(world, WANTED, edited, () -> storedAfter(conflicts))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static RunError refusal(UniAssertSubscriber<?> outcome) {
        Throwable failure = outcome.assertFailed().getFailure();
        assertThat(failure).isInstanceOf(Refusal.class);
        return (RunError) ((Refusal) failure).problem().code();
    }

    private void isHeld(IntegrationStatus status) {
        store.holders.add(Optional.of(new IntegrationStore.Holder(OTHER, status, WANTED.getFirst())));
    }

    @Test
    void aConflictThatIsGoneWhenLookedAtIsTriedAgain() {
        take(EDITED, 1).assertCompleted().assertItem("stored");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void aConflictThatStaysIsNamed() {
        isHeld(new IntegrationStatus.Enabled());

        assertThat(refusal(take(EDITED, 1))).isEqualTo(RunError.INTEGRATION_EXISTS);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void onlyANewIntegrationIsToldToMendTheOther() {
        isHeld(new IntegrationStatus.CreateError(false));
        isHeld(new IntegrationStatus.CreateError(false));

        assertThat(refusal(take(Optional.empty(), 1))).isEqualTo(RunError.CREATE_FAILED_BEFORE);
        assertThat(refusal(take(EDITED, 9))).isEqualTo(RunError.INTEGRATION_EXISTS);
    }

    @Test
    void aConflictThatComesAndGoesEndsAsOneAndNotAsAnErrorOfOurs() {
        assertThat(refusal(take(EDITED, 99))).isEqualTo(RunError.IDENTITY_CONTESTED);
        assertThat(attempts).hasValue(4);
        assertThat(refusal(take(Optional.empty(), 99))).isEqualTo(RunError.IDENTITY_CONTESTED);
    }

    @Test
    void otherFailuresPassThrough() {
        Throwable failure = identities
                .take(
                        world,
                        WANTED,
                        EDITED,
                        () -> Uni.createFrom().failure(new IntegrationStore.StaleVersionException()))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailed()
                .getFailure();

        assertThat(failure).isInstanceOf(IntegrationStore.StaleVersionException.class);
    }
}
