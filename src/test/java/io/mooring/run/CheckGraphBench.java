package io.mooring.run;

import io.mooring.domain.Target;
import io.mooring.platform.Check;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.smallrye.mutiny.Uni;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures, by the wall clock, graphs of ten checks of 200 ms each against the bound: longest chain + (total − longest chain) ÷ places. Ends
 * with 1 when one takes more than the bound and a tenth of it. Not a test: a busy machine would fail it.
 */
public final class CheckGraphBench {
    private static final int CHECKS = 10;
    private static final int PLACES = 4;
    private static final int ROUNDS = 5;
    private static final Duration EACH = Duration.ofMillis(200);

    private final ScheduledExecutorService alarms;
    private final PrintStream out;

    private CheckGraphBench(ScheduledExecutorService alarms, PrintStream out) {
        this.alarms = alarms;
        this.out = out;
    }

    public static void main(String... arguments) {
        boolean within;
        try (ScheduledExecutorService alarms = Executors.newScheduledThreadPool(PLACES)) {
            within = new CheckGraphBench(alarms, System.out).measureAll();
        }
        System.exit(within ? 0 : 1);
    }

    private boolean measureAll() {
        run(i -> List.of());
        boolean independent = measure("independent", 1, i -> List.of());
        boolean chain = measure("one chain", CHECKS, i -> i == 0 ? List.of() : List.of(i - 1));
        boolean mixed = measure("mixed", 4, CheckGraphBench::mixed);
        return independent && chain && mixed;
    }

    /** A connection first, six look-ups after it, two that need some of them, and one that needs those two. */
    private static List<Integer> mixed(int check) {
        return switch (check) {
            case 0 -> List.of();
            case 7 -> List.of(1, 2);
            case 8 -> List.of(3);
            case 9 -> List.of(7, 8);
            default -> List.of(0);
        };
    }

    private boolean measure(String name, int chain, IntFunction<List<Integer>> after) {
        long longest = chain * EACH.toMillis();
        long bound = longest + (CHECKS * EACH.toMillis() - longest) / PLACES;
        long worst = IntStream.range(0, ROUNDS)
                .mapToLong(round -> run(after).toMillis())
                .max()
                .orElseThrow();
        boolean within = worst <= bound + bound / 10;
        out.printf(
                "%-12s %5d ms worst of %d, bound %5d ms, ratio %.2f  %s%n",
                name, worst, ROUNDS, bound, (double) worst / bound, within ? "within 1.10" : "OVER 1.10");
        return within;
    }

    private Duration run(IntFunction<List<Integer>> after) {
        List<Check<PlatformSession>> checks = IntStream.range(0, CHECKS)
                .mapToObj(i -> check(i, after.apply(i)))
                .toList();
        CheckGraph<PlatformSession> graph = new CheckGraph<>(
                checks,
                new NoSessions(),
                new CheckTimer(alarms, System::nanoTime),
                new CheckVerdicts(Catalogs.ofEngine()),
                PLACES);
        long start = System.nanoTime();
        graph.report(Duration.ofMinutes(1)).await().indefinitely();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Check<PlatformSession> check(int number, List<Integer> after) {
        return new Check<>(
                name(number),
                after.stream().map(CheckGraphBench::name).toList(),
                Duration.ofSeconds(10),
                sessions -> Uni.createFrom()
                        .item(Check.Answer.pass())
                        .onItem()
                        .delayIt()
                        .onExecutor(alarms)
                        .by(EACH));
    }

    private static String name(int number) {
        return "Check " + number;
    }

    private static final class NoSessions implements Sessions<PlatformSession> {
        @Override
        public <T> Uni<T> with(Target target, Function<PlatformSession, Uni<T>> work) {
            return Uni.createFrom().failure(new IllegalStateException("No check here asks for a session"));
        }
    }
}
