package io.mooring.run;

import io.mooring.domain.Guard;
import io.mooring.domain.Plan;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Problem;
import io.mooring.domain.Secret;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformError;
import io.mooring.platform.PlatformException;
import io.mooring.platform.PlatformSession;
import io.mooring.platform.PlatformType;
import io.mooring.platform.SetUp;
import io.mooring.platform.config.Required;
import io.mooring.platform.config.Shape;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A platform in memory whose whole language is {@code make X}, {@code remove X} and {@code find X}: small enough that every state of it can
 * be compared, strict enough (making twice is an error) that a doubled effect shows.
 */
final class World implements Platform<World.Wish, World.Session> {
    static final Target HERE = new Target("here", "the world");
    private static final String DUPLICATE = "DUPLICATE";

    /** What is wanted: some things, made in order. */
    record Wish(@Required String things) {
        List<String> names() {
            return List.of(things.split(","));
        }
    }

    final Set<String> things = new TreeSet<>();
    final Map<String, Integer> makings = new HashMap<>();
    /** Things whose making or removing the world refuses. */
    final Set<String> refusedMakings = new TreeSet<>();

    final Set<String> refusedRemovals = new TreeSet<>();
    /** Things that somebody else's statement, or an earlier one of ours, makes right before the next one that would. */
    final Set<String> landing = new TreeSet<>();

    /** Things about which no statement is ever answered. */
    final Set<String> lost = new TreeSet<>();

    final List<String> sessions = new ArrayList<>();
    /** What is asked before a change. */
    final List<Check<Session>> checks = new ArrayList<>();

    /** Instead of the usual one. */
    Optional<Duration> validationLimit = Optional.empty();

    private final Fuse fuse;

    World(Fuse fuse) {
        this.fuse = fuse;
    }

    final class Session implements PlatformSession {
        @Override
        public Uni<Void> execute(StatementText statement) {
            return Uni.createFrom().voidItem().invoke(() -> {
                fuse.burn();
                perform(statement.executable());
                fuse.burn();
            });
        }

        @Override
        public Uni<Boolean> finds(StatementText question) {
            return Uni.createFrom().item(() -> {
                fuse.burn();
                return things.contains(question.executable().substring("find ".length()));
            });
        }

        @Override
        public Uni<Void> close() {
            return Uni.createFrom().voidItem().invoke(() -> sessions.remove("open"));
        }
    }

    private void perform(String statement) {
        String name = statement.substring(statement.indexOf(' ') + 1);
        if (lost.contains(name)) {
            throw PlatformException.interrupted(Problem.of(PlatformError.HOST_UNKNOWN, Map.of("host", name)));
        }
        if (statement.startsWith("make ")) {
            if (landing.remove(name)) {
                things.add(name);
            }
            if (refusedMakings.contains(name) || !things.add(name)) {
                throw refused(name);
            }
            makings.merge(name, 1, Integer::sum);
        } else if (refusedRemovals.contains(name) || !things.remove(name)) {
            throw refused(name);
        }
    }

    private static PlatformException refused(String name) {
        return PlatformException.refused(Problem.of(PlatformError.HOST_UNKNOWN, Map.of("host", name)), DUPLICATE);
    }

    @Override
    public Uni<Session> open(Change<Wish> change, Target target) {
        return Uni.createFrom().item(() -> {
            fuse.burn();
            sessions.add("open");
            return new Session();
        });
    }

    @Override
    public Plan plan(Change<Wish> change, GeneratedCredentials generated) {
        List<Step> steps = new ArrayList<>();
        switch (change) {
            case Change.Create<Wish> create -> create.config().names().forEach(name -> steps.add(making(name)));
            case Change.Edit<Wish> edit -> {
                added(edit).forEach(name -> steps.add(making(name)));
                removed(edit).forEach(name -> steps.add(removing(name).leavingOver()));
            }
            case Change.Delete<Wish> delete ->
                delete.config().names().reversed().stream()
                        .filter(name -> delete.made().contains(thing(name)))
                        .forEach(name -> steps.add(removing(name)));
        }
        return new Plan(steps);
    }

    private static List<String> added(Change.Edit<Wish> change) {
        return change.config().names().stream()
                .filter(name -> !change.before().names().contains(name))
                .toList();
    }

    private static List<String> removed(Change.Edit<Wish> change) {
        return change.before().names().stream()
                .filter(name -> !change.config().names().contains(name))
                .toList();
    }

    private static Step.Statement making(String name) {
        return Step.Statement.of("make/" + name, "Make " + name, HERE, StatementText.of("make " + name))
                .guardedBy(new Guard.SkipWhenFound(StatementText.of("find " + name), false))
                .making(thing(name))
                .undoneBy(new Step.Compensation(
                        StatementText.of("remove " + name),
                        HERE,
                        new Guard.SkipWhenMissing(StatementText.of("find " + name), false)));
    }

    private static Step.Statement removing(String name) {
        return Step.Statement.of("remove/" + name, "Remove " + name, HERE, StatementText.of("remove " + name))
                .guardedBy(new Guard.SkipWhenMissing(StatementText.of("find " + name), false))
                .removing(thing(name));
    }

    static PlatformObject thing(String name) {
        return new PlatformObject("thing", name);
    }

    @Override
    public PlatformType type() {
        return new PlatformType("World", "World");
    }

    @Override
    public SetUp setUp() {
        return SetUp.CHOSEN;
    }

    @Override
    public Shape<Wish> configuration() {
        return Shape.of(Wish.class);
    }

    @Override
    public List<Check<Session>> checks(Change<Wish> change) {
        return List.copyOf(checks);
    }

    @Override
    public Duration validationLimit(Duration usual) {
        return validationLimit.orElse(usual);
    }

    @Override
    public GeneratedCredentials generate(Change<Wish> change, RandomGenerator random) {
        return change instanceof Change.Create
                ? new GeneratedCredentials(Map.of("password", Secret.of(Long.toHexString(random.nextLong()))))
                : GeneratedCredentials.none();
    }

    Optional<String> doubled() {
        return makings.entrySet().stream()
                .filter(making -> making.getValue() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
