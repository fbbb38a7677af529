package io.mooring.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.reliability.Fleet.Replica;
import io.mooring.reliability.Life.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas on one database, of which some are killed: the others go on with what these had begun. */
final class ReplicasIT {

    /** A name and an address of the peer: work on one host goes one by one, on two side by side. */
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    private static final int REPLICAS = 3;
    private static final int KILLS = Integer.getInteger("mooring.test.kills", 220);
    private static final long LONGEST_PAUSE_MILLIS = 3_000;
    private static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

    private RedshiftPeer peer;
    private Catalog untouched;

    @BeforeEach
    void startThePeer() {
        peer = RedshiftPeer.start(RedshiftPeerOptions.plain(Life.SUPERUSER, Life.PASSWORD));
        untouched = peer.objects();
    }

    @AfterEach
    void stopThePeer() {
        peer.close();
    }

    private Map<String, String> outbound() {
        String port = ":" + peer.port();
        return Map.of(
                "mooring.outbound.allowed-networks",
                "127.0.0.0/8",
                "mooring.outbound.plaintext-hosts",
                String.join(port + ",", HOSTS) + port);
    }

    @Test
    void anotherReplicaGoesOnWithinOneAndAHalfLeases() throws InterruptedException {
        try (Fleet fleet = Fleet.found("take-over", outbound())) {
            Replica first = fleet.start();
            Life life = new Life(fleet, peer, HOSTS.getFirst(), "taken");
            CountDownLatch struck = new CountDownLatch(1);
            peer.faults().onStatement("^create schema", 1, new StatementFault.ToldUnexecuted(struck::countDown));
            life.tell(first.client(), Request.CREATE);
            assertThat(struck.await(1, TimeUnit.MINUTES)).isTrue();
            Replica second = fleet.start();

            first.process().kill();
            Instant killed = Instant.now();
            assertThat(life.awaitRest()).isEqualTo("enabled");

            assertThat(Duration.between(killed, Instant.now()))
                    .isLessThan(DEFAULT_LEASE.multipliedBy(3).dividedBy(2));
            assertThat(fleet.column("select attempt from run")).containsExactly("2");
            life.carryOut(second.client(), Request.DELETE);
            assertThat(peer.objects()).isEqualTo(untouched);
        }
    }

    @Test
    void threeReplicasKilledAtRandomLoseNothingAndDoNothingTwice() throws InterruptedException {
        long seed = new Random().nextLong();
        System.out.printf("Replicas: killed at random with seed %d%n", seed);
        Map<String, String> options = new HashMap<>(outbound());
        options.put("mooring.engine.lease", "PT2S");
        try (Fleet fleet = Fleet.found("replicas", options)) {
            Replicas replicas = new Replicas(fleet);
            List<Life> lives = lives(fleet);
            AtomicBoolean goOn = new AtomicBoolean(true);
            List<CompletableFuture<Integer>> clients = lives.stream()
                    .map(life ->
                            CompletableFuture.supplyAsync(() -> live(life, replicas, goOn), Thread::startVirtualThread))
                    .toList();
            killAtRandom(replicas, new Random(seed));
            goOn.set(false);
            int requests = clients.stream().mapToInt(CompletableFuture::join).sum();
            System.out.printf("Replicas: %d kills, %d requests%n", KILLS, requests);

            replicas.awaitComplete();
            for (Life life : lives) {
                if (life.awaitRest().equals("enabled")) {
                    life.carryOut(replicas.any().client(), Request.DELETE);
                }
                assertThat(life.status()).isEqualTo("deleted");
            }
            assertNothingIsLeft(fleet);
        }
    }

    private List<Life> lives(Fleet fleet) {
        List<Life> lives = new ArrayList<>();
        for (String host : HOSTS) {
            for (String database : List.of("first", "second")) {
                lives.add(new Life(fleet, peer, host, database + "_" + host.charAt(0)));
            }
        }
        return lives;
    }

    /** Creates, edits and deletes until it is told to stop; the platform is sound, so an error at rest is one. */
    private static int live(Life life, Replicas replicas, AtomicBoolean goOn) {
        int requests = 0;
        while (goOn.get()) {
            String status = life.awaitRest();
            assertThat(status).isIn("enabled", "deleted");
            Request next =
                    status.equals("deleted") ? Request.CREATE : life.impersonates() ? Request.DELETE : Request.EDIT;
            life.tell(replicas.any().client(), next);
            requests++;
        }
        return requests;
    }

    private static void killAtRandom(Replicas replicas, Random random) {
        for (int kill = 0; kill < KILLS; kill++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST_PAUSE_MILLIS)));
            replicas.replace(random.nextInt(REPLICAS));
        }
    }

    private void assertNothingIsLeft(Fleet fleet) {
        assertThat(peer.objects()).isEqualTo(untouched);
        assertThat(fleet.column("select id from run where ended_at is null")).isEmpty();
        assertThat(fleet.column("select state from run where state <> 'succeeded'"))
                .isEmpty();
        assertThat(fleet.column("select run_id from run_step where state = 'started'"))
                .isEmpty();
        assertThat(fleet.column("select kind from integration_object")).isEmpty();
        assertThat(fleet.column("select id from run where sealed_credentials is not null"
                        + " or sealed_generated is not null or sealed_before is not null"))
                .isEmpty();
    }

    /** The replicas that take requests now; one that was killed is replaced while the others work. */
    private static final class Replicas {
        private final Fleet fleet;
        private final List<Replica> running = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Void>> starting = new CopyOnWriteArrayList<>();
        private final Random random = new Random();

        Replicas(Fleet fleet) {
            this.fleet = fleet;
            for (int replica = 0; replica < REPLICAS; replica++) {
                running.add(fleet.start());
            }
        }

        Replica any() {
            return running.get(random.nextInt(running.size()));
        }

        /** At least one is left to take over, so this waits for the last start before it kills again. */
        void replace(int number) {
            starting.forEach(CompletableFuture::join);
            starting.clear();
            running.get(number).process().kill();
            starting.add(
                    CompletableFuture.runAsync(() -> running.set(number, fleet.start()), Thread::startVirtualThread));
        }

        void awaitComplete() {
            starting.forEach(CompletableFuture::join);
        }
    }
}
