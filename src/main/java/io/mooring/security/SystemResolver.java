package io.mooring.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Asks the operating system, so that its hosts file, search domains and name servers count as they do for every other program on the
 * machine. The system call blocks, and on a virtual thread it would hold the carrier: it has a few threads of its own instead.
 */
@Singleton
final class SystemResolver implements Resolver {
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkerExecutor threads;

    SystemResolver(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("name-resolution", THREADS);
    }

    @Override
    public Uni<List<InetAddress>> resolve(String name) {
        Uni<List<InetAddress>> answer = Uni.createFrom()
                .completionStage(() -> threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false)
                        .toCompletionStage());
        return CallerContext.emitOn(answer.ifNoItem().after(PATIENCE).failWith(() -> new UnknownHostException(name)));
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
