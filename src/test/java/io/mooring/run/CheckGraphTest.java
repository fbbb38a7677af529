package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mooring.domain.CheckOutcome;
import io.mooring.domain.CheckResult;
import io.mooring.domain.Problem;
import io.mooring.domain.Target;
import io.mooring.domain.ValidationReport;
import io.mooring.domain.ValidationReport.Verdict;
import io.mooring.platform.Check;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.Sessions;
import io.mooring.testing.VirtualTime;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class CheckGraphTest {
    private static final int PLACES = 4;
    private static final Duration LONG = Duration.ofHours(1);

    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    /** How long the report took: alarms that were not needed may let more time pass. */
    private Duration ended = Duration.ZERO;

    /** A check of a generated graph: how long it takes, what it does, and which earlier checks it needs. */
    record Node(int millis, Deed deed, List<Integer> after) {}

    enum Deed {
        PASS,
        FAIL,
        WARN,
        NOT_APPLICABLE,
        REFUSE,
        THROW,
        BREAK,
        ANSWER_NOTHING,
        NEVER_END
    }

    @Property(tries = 300)
    void everyCheckEndsOnceInOrderWithinTheBound(@ForAll("graphs") List<Node> nodes) {
        List<Check<PlatformSession>> checks = checks(nodes);
        ValidationReport report = report(checks, LONG);

        assertThat(report.tests())
                .extracting(CheckResult::name)
                .containsExactlyElementsOf(checks.stream().map(Check::name).toList());
        assertThat(mostInFlight.get()).isLessThanOrEqualTo(PLACES);
        assertThat(ended.toMillis()).isLessThanOrEqualTo(bound(nodes, report));
        for (int i = 0; i < nodes.size(); i++) {
            assertThat(report.tests().get(i).outcome())
                    .as("check %d of %s", i, nodes)
                    .satisfies(expected(nodes, i));
        }
    }

    @Provide
    Arbitrary<List<Node>> graphs() {
        return Arbitraries.integers().between(1, 14).flatMap(size -> {
            List<Arbitrary<Node>> nodes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                Arbitrary<List<Integer>> after = i == 0
                        ? Arbitraries.just(List.of())
                        : Arbitraries.integers()
                                .between(0, i - 1)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(Math.min(3, i));
                Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(Deed.PASS)), Tuple.of(4, Arbitraries.of(Deed.class)));
                nodes.add(Combinators.combine(Arbitraries.integers().between(0, 500), deeds, after)
                        .as(Node::new));
            }
            return Combinators.combine(nodes).as(List::copyOf);
        });
    }

    @Test
    void tenIndependentChecksOf200MillisecondsTakeThreeRounds() {
        report(checks(uniform(i -> List.of())), LONG);
        assertThat(ended).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void aChainOfTenTakesTheirSum() {
        report(checks(uniform(i -> i == 0 ? List.of() : List.of(i - 1))), LONG);
        assertThat(ended).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aCheckBehindAFailedOneIsSkippedWithItsName() {
        ValidationReport report = report(
                checks(List.of(
                        new Node(1, Deed.REFUSE, List.of()),
                        new Node(1, Deed.PASS, List.of(0)),
                        new Node(1, Deed.PASS, List.of(1)))),
                LONG);

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.tests().get(1).outcome())
                .isEqualTo(new CheckOutcome.Skipped(Optional.of("Skipped because \"Check 0\" failed.")));
        assertThat(report.tests().get(2).outcome())
                .isEqualTo(new CheckOutcome.Skipped(Optional.of("Skipped because \"Check 0\" failed.")));
    }

    @Test
    void aWarningAndACheckThatDoesNotApplyHoldNothingBack() {
        ValidationReport report = report(
                checks(List.of(
                        new Node(1, Deed.WARN, List.of()),
                        new Node(1, Deed.NOT_APPLICABLE, List.of()),
                        new Node(1, Deed.PASS, List.of(0, 1)))),
                LONG);

        assertThat(report.verdict()).isEqualTo(Verdict.WARNING);
        assertThat(report.tests().get(2).outcome()).isInstanceOf(CheckOutcome.Passed.class);
    }

    @Test
    void theLimitOfTheWholeStopsWhatRunsAndSkipsWhatWaits() {
        ValidationReport report = report(
                checks(List.of(
                        new Node(10, Deed.PASS, List.of()),
                        new Node(100_000, Deed.PASS, List.of()),
                        new Node(10, Deed.PASS, List.of(1)))),
                Duration.ofSeconds(2));

        assertThat(ended).isEqualTo(Duration.ofSeconds(2));
        assertThat(report.tests().get(0).outcome()).isInstanceOf(CheckOutcome.Passed.class);
        assertThat(codeOf(report.tests().get(1))).isEqualTo("validationTimedOut");
        assertThat(report.tests().get(2).outcome()).isInstanceOf(CheckOutcome.Skipped.class);
        assertThat(inFlight).hasValue(0);
    }

    @Test
    void cancellingStopsWhatIsInFlightAndStartsNothingMore() {
        CheckGraph<PlatformSession> graph = graph(checks(uniform(i -> List.of())));
        UniAssertSubscriber<ValidationReport> subscriber =
                graph.report(LONG).subscribe().withSubscriber(UniAssertSubscriber.create());
        time.passUntil(Duration.ofMillis(50));
        assertThat(inFlight).hasValue(PLACES);

        subscriber.cancel();

        assertThat(inFlight).hasValue(0);
        time.runOut();
        assertThat(mostInFlight).hasValue(PLACES);
        subscriber.assertNotTerminated();
    }

    @Test
    void whatIsKnownHalfWayHasEveryTestAndAReasonForTheOpenOnes() {
        CheckGraph<PlatformSession> graph =
                graph(checks(List.of(new Node(10, Deed.PASS, List.of()), new Node(500, Deed.PASS, List.of()))));
        graph.report(LONG).subscribe().with(report -> {});
        time.passUntil(Duration.ofMillis(100));

        ValidationReport report = graph.soFar("not yet");

        assertThat(report.tests().get(0).outcome()).isInstanceOf(CheckOutcome.Passed.class);
        assertThat(report.tests().get(1).outcome()).isEqualTo(new CheckOutcome.Skipped(Optional.of("not yet")));
    }

    @Test
    void aCircleIsRefused() {
        List<Check<PlatformSession>> circle =
                List.of(check("a", List.of("b"), passing()), check("b", List.of("a"), passing()));
        assertThatIllegalArgumentException().isThrownBy(() -> graph(circle));
    }

    private ValidationReport report(List<Check<PlatformSession>> checks, Duration limit) {
        Duration begin = time.elapsed();
        UniAssertSubscriber<ValidationReport> subscriber = graph(checks)
                .report(limit)
                .invoke(() -> ended = time.elapsed().minus(begin))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        time.runOut();
        return subscriber.assertCompleted().getItem();
    }

    private CheckGraph<PlatformSession> graph(List<Check<PlatformSession>> checks) {
        return new CheckGraph<>(
                checks,
                new NoSessions(),
                new CheckTimer(time, time::nanos),
                new CheckVerdicts(Catalogs.ofEngine()),
                PLACES);
    }

    private List<Check<PlatformSession>> checks(List<Node> nodes) {
        List<Check<PlatformSession>> checks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            List<String> after = node.after().stream().map(CheckGraphTest::name).toList();
            checks.add(check(name(i), after, probe(node)));
        }
        return checks;
    }

    private Check<PlatformSession> check(String name, List<String> after, Check.Probe<PlatformSession> probe) {
        return new Check<>(name, after, Duration.ofSeconds(100), probe);
    }

    private Check.Probe<PlatformSession> probe(Node node) {
        return sessions -> switch (node.deed()) {
            case PASS -> later(node, () -> Uni.createFrom().item(Check.Answer.pass()));
            case FAIL -> later(node, () -> Uni.createFrom().item(Check.Answer.fail(refusal())));
            case WARN -> later(node, () -> Uni.createFrom().item(new Check.Answer.Warn(refusal())));
            case NOT_APPLICABLE -> later(node, () -> Uni.createFrom().item(new Check.Answer.NotApplicable()));
            case REFUSE -> later(node, () -> Uni.createFrom().failure(PlatformException.refused(refusal(), "28000")));
            case THROW -> throw new IllegalStateException("thrown by the probe itself");
            case BREAK -> later(node, () -> Uni.createFrom().failure(new IllegalStateException("broken")));
            case ANSWER_NOTHING -> later(node, () -> Uni.createFrom().nullItem());
            case NEVER_END -> counted(Uni.createFrom().nothing());
        };
    }

    private Uni<Check.Answer> later(Node node, Supplier<Uni<? extends Check.Answer>> answer) {
        return counted(Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .onExecutor(time)
                .by(Duration.ofMillis(Math.max(1, node.millis())))
                .chain(answer));
    }

    private Uni<Check.Answer> counted(Uni<Check.Answer> answer) {
        return Uni.createFrom().deferred(() -> {
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            return answer.onTermination().invoke(inFlight::decrementAndGet);
        });
    }

    private static Check.Probe<PlatformSession> passing() {
        return sessions -> Uni.createFrom().item(Check.Answer.pass());
    }

    private static Problem refusal() {
        return Problem.of(PlatformError.HOST_UNKNOWN, Map.of("host", "nowhere.example"));
    }

    private static List<Node> uniform(Function<Integer, List<Integer>> after) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            nodes.add(new Node(200, Deed.PASS, after.apply(i)));
        }
        return nodes;
    }

    private static String name(int index) {
        return "Check " + index;
    }

    private static Consumer<CheckOutcome> expected(List<Node> nodes, int index) {
        if (blocked(nodes, index)) {
            return outcome -> assertThat(outcome).isInstanceOf(CheckOutcome.Skipped.class);
        }
        return switch (nodes.get(index).deed()) {
            case PASS -> outcome -> assertThat(outcome).isInstanceOf(CheckOutcome.Passed.class);
            case WARN -> outcome -> assertThat(outcome).isInstanceOf(CheckOutcome.Warned.class);
            case NOT_APPLICABLE -> outcome -> assertThat(outcome).isEqualTo(new CheckOutcome.Skipped(Optional.empty()));
            case FAIL, REFUSE -> outcome -> assertThat(codeOf(outcome)).isEqualTo("hostUnknown");
            case THROW, BREAK, ANSWER_NOTHING ->
                outcome -> assertThat(codeOf(outcome)).isEqualTo("checkBroken");
            case NEVER_END -> outcome -> assertThat(codeOf(outcome)).isEqualTo("checkTimedOut");
        };
    }

    private static boolean blocked(List<Node> nodes, int index) {
        return nodes.get(index).after().stream().anyMatch(before -> fails(nodes, before) || blocked(nodes, before));
    }

    private static boolean fails(List<Node> nodes, int index) {
        return switch (nodes.get(index).deed()) {
            case PASS, WARN, NOT_APPLICABLE -> false;
            case FAIL, REFUSE, THROW, BREAK, ANSWER_NOTHING, NEVER_END -> true;
        };
    }

    /** Longest chain + (total − longest chain) ÷ places, of the time that checks really took. */
    private static long bound(List<Node> nodes, ValidationReport report) {
        long[] chains = new long[nodes.size()];
        long total = 0;
        long longest = 0;
        for (int i = 0; i < nodes.size(); i++) {
            long mine = report.tests().get(i).duration().toMillis();
            long before = nodes.get(i).after().stream()
                    .mapToLong(j -> chains[j])
                    .max()
                    .orElse(0);
            chains[i] = before + mine;
            total += mine;
            longest = Math.max(longest, chains[i]);
        }
        return longest + (total - longest + PLACES - 1) / PLACES;
    }

    private static String codeOf(CheckResult result) {
        return codeOf(result.outcome());
    }

    private static String codeOf(CheckOutcome outcome) {
        return outcome instanceof CheckOutcome.Failed failed
                ? failed.explanation().code()
                : outcome.toString();
    }

    private static final class NoSessions implements Sessions<PlatformSession> {
        @Override
        public <T> Uni<T> with(Target target, Function<PlatformSession, Uni<T>> work) {
            return Uni.createFrom().failure(new IllegalStateException("No check of this test asks for a session"));
        }
    }
}
