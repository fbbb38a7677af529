package io.mooring.platform;

import io.mooring.domain.ErrorCode;
import io.mooring.domain.Plan;
import io.mooring.domain.Secret;
import io.mooring.domain.Target;
import io.mooring.platform.config.Shape;
import io.mooring.platform.sql.Dialect;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A platform, as the engine and the HTTP interface see it. Everything but {@link #open} is a pure function of its arguments and returns
 * data: nothing is asked of the platform before a check or a step runs. A new platform is one package that implements this and one line in
 * {@link Platforms}.
 *
 * @param <C> the configuration, a record
 * @param <S> the session its checks and steps use
 */
public interface Platform<C extends Record & PlatformConfig, S extends PlatformSession> {
    PlatformType type();

    SetUp setUp();

    /** Describes {@code config}: read, redacted, stored and published as JSON Schema from this one description. */
    Shape<C> configuration();

    /**
     * The fields of {@code config} that log in to the platform, top-level names in order: the body of a DELETE of an automatic integration
     * is made of these. Empty where a DELETE takes no credentials.
     */
    List<String> credentialFields();

    /** What of this configuration may exist only once, the one that a 409 should name first. */
    List<Identity> identities(C config);

    /** Top-level names in {@code config} that an edit may not change. */
    Set<String> fixedAttributes();

    /** Those of {@link #fixedAttributes} that an edit may not change either while a failed create has left something behind. */
    default Set<String> place() {
        return Set.of();
    }

    /** The checks of a change, in the order of the answer. */
    List<Check<S>> checks(Change<C> change);

    /** Names of all tests that {@link #checks} can give, in order, for the published description. */
    List<String> testNames();

    /** Makes the secrets that the plan of this change needs and nobody sent. */
    GeneratedCredentials generate(Change<C> change, RandomGenerator random);

    /** The steps that the service itself executes: none where a person runs the scripts. */
    Plan plan(Change<C> change, GeneratedCredentials generated);

    /** The scripts on offer, in the order of their use. */
    List<ScriptKind> scripts();

    /** One of {@link #scripts()}, for a change whose configuration may lack every secret. */
    Script script(ScriptKind kind, Change<C> change);

    /** How its statements are quoted and separated. */
    Dialect dialect();

    /** Opens a session with a target, as whoever the change works as; fails with a {@link PlatformException}. */
    Uni<S> open(Change<C> change, Target target);

    /** Runs with the same key never execute at the same time; empty where the platform needs no such care. */
    default Optional<String> exclusively(C config) {
        return Optional.empty();
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
    List<ErrorCode> errors();

    /** Where clusters call the service with a key of the integration's own, how that works; absent for all others. */
    default Optional<IssuesKey> issuesKey() {
        return Optional.empty();
    }

    /** An integration that consists of a key which the service issues. */
    interface IssuesKey {
        /** The name of the key among the integration's secrets, such as {@code immutaApiKey}. */
        String secretName();

        /** Makes a new key, unguessable. */
        Secret newKey(RandomGenerator random);

        /** What GET shows as {@code config}: the key and how to use it, name to text, in order. */
        java.util.SequencedMap<String, String> present(Secret key);
    }
}
