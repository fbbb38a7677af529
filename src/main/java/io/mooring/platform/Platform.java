package io.mooring.platform;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Plan;
import io.mooring.domain.Secret;
import io.mooring.domain.Target;
import io.mooring.platform.config.Shape;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A platform, as the engine and the HTTP interface see it. Everything but {@link #open} is a pure function of its arguments and returns
 * data: nothing is asked of the platform before a check or a step runs. What a platform has nothing to say about it leaves out. A new platform
 * is one package that implements this and one line in {@link Platforms}.
 *
 * @param <C> the configuration, a record
 * @param <S> the session its checks and steps use
 */
public interface Platform<C extends Record, S extends PlatformSession> {
    PlatformType type();

    SetUp setUp();

    /** Describes {@code config}: read, redacted, stored and published as JSON Schema from this one description. */
    Shape<C> configuration();

    /**
     * The fields of {@code config} that log in to the platform, top-level names in order: the body of a DELETE of an automatic integration
     * is made of these. None where a DELETE takes no credentials.
     */
    default List<String> credentialFields() {
        return List.of();
    }

    /** What of this configuration may exist only once, the one that a 409 should name first. */
    default List<Identity> identities(C config) {
        return List.of();
    }

    /**
     * What an edit may not change: by the top-level name in {@code config} that a 400 names, what is compared. Usually the component itself
     * ({@link Shape#compared}); a part of it where only that part is fixed.
     */
    default Map<String, Function<C, Object>> fixed() {
        return Map.of();
    }

    /** Names among {@link #fixed} that an edit may not change either while a failed create has left something behind. */
    default Set<String> place() {
        return Set.of();
    }

    /** The checks of a change, in the order of the answer. */
    default List<Check<S>> checks(Change<C> change) {
        return List.of();
    }

    /** Names of all tests that {@link #checks} can give, in order, for the published description. */
    default List<String> testNames() {
        return List.of();
    }

    /** How long all checks together may take; longer than usual where computers must be started first. */
    default Duration validationLimit(Duration usual) {
        return usual;
    }

    /** Makes the secrets that the plan of this change needs and nobody sent. */
    default GeneratedCredentials generate(Change<C> change, RandomGenerator random) {
        return GeneratedCredentials.none();
    }

    /** The steps that the service itself executes: none where a person runs the scripts. */
    default Plan plan(Change<C> change, GeneratedCredentials generated) {
        return Plan.nothing();
    }

    /** The scripts on offer; absent where a person has nothing to run. */
    default Optional<Scripts<C>> scripts() {
        return Optional.empty();
    }

    /** Opens a session with a target, as whoever the change works as; fails with a {@link PlatformException}. */
    Uni<S> open(Change<C> change, Target target);

    /** Runs with the same key never execute at the same time; empty where the platform needs no such care. */
    default Optional<String> exclusively(C config) {
        return Optional.empty();
    }

    /** What stands for the host that runs work on, where their number at the same time is to be limited. */
    default Optional<String> host(C config) {
        return exclusively(config);
    }

    /** Whether the service has steps to execute, or only checks what a person does. */
    default boolean worksItself(boolean automatic) {
        return switch (setUp()) {
            case CHOSEN -> automatic;
            case PREPARED_BY_CUSTOMER -> true;
            case NONE -> false;
        };
    }

    /** Every error that its checks, steps and scripts can give. */
    default List<ErrorCode> errors() {
        return List.of();
    }

    /** Where clusters call the service with a key of the integration's own, how that works; absent for all others. */
    default Optional<IssuesKey> issuesKey() {
        return Optional.empty();
    }

    /** An integration that consists of a key which the service issues. */
    interface IssuesKey {
        /** Makes a new key, unguessable. */
        Secret newKey(RandomGenerator random);

        /** What GET shows as {@code config}: the key and how to use it, name to text, in order. */
        SequencedMap<String, String> present(Secret key);
    }
}
