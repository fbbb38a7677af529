package io.mooring.domain;

import java.util.Optional;
import java.util.Set;

/**
 * One effect on a platform, as data: executed by the engine, rendered by the script endpoints, and nothing else knows it.
 *
 * <p>Sealed so that every interpreter says what it does with every kind of step; a platform that is set up by calls instead of statements
 * adds its kind here.
 */
public sealed interface Step {
    /** Stable and unique within its plan, such as {@code createDatabase}; step rows are found again by it after a take-over. */
    String id();

    /** In words for people, such as {@code Create the managed database}. */
    String purpose();

    Target target();

    Guard guard();

    /** What the step adds to the platform, recorded as made by the integration once it is done. */
    Optional<PlatformObject> makes();

    /** What the step takes from the platform, recorded as gone once it is done. */
    Optional<PlatformObject> removes();

    /** How to undo the step when the run fails later; absent where undoing another step undoes this one too. */
    Optional<Compensation> compensation();

    Necessity necessity();

    /** What a failure of the step means for its run. */
    enum Necessity {
        /** The run fails. */
        REQUIRED,
        /** The run goes on; what could not be removed is recorded as left over. Only for steps after an edit has switched. */
        LEAVES_OVER
    }

    /** Undoes a step. Its guard makes it safe to repeat. */
    record Compensation(StatementText text, Target target, Guard guard) {}

    /**
     * A statement in the platform's language, sent by itself and outside a transaction.
     *
     * @param ignorable the platform's error codes after which the effect counts as there
     * @param retried the platform's error codes that pass by themselves within seconds, such as "object in use" right after its sessions
     *     were ended
     */
    record Statement(
            String id,
            String purpose,
            Target target,
            StatementText text,
            Guard guard,
            Optional<PlatformObject> makes,
            Optional<PlatformObject> removes,
            Optional<Compensation> compensation,
            Necessity necessity,
            Set<String> ignorable,
            Set<String> retried)
            implements Step {

        public Statement {
            ignorable = Set.copyOf(ignorable);
            retried = Set.copyOf(retried);
        }

        /** A statement without guard, compensation or exceptions; the {@code with…} methods add them. */
        public static Statement of(String id, String purpose, Target target, StatementText text) {
            return new Statement(
                    id,
                    purpose,
                    target,
                    text,
                    new Guard.Unneeded(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Necessity.REQUIRED,
                    Set.of(),
                    Set.of());
        }

        public Statement guardedBy(Guard newGuard) {
            return new Statement(
                    id, purpose, target, text, newGuard, makes, removes, compensation, necessity, ignorable, retried);
        }

        public Statement making(PlatformObject object) {
            return new Statement(
                    id,
                    purpose,
                    target,
                    text,
                    guard,
                    Optional.of(object),
                    removes,
                    compensation,
                    necessity,
                    ignorable,
                    retried);
        }

        public Statement removing(PlatformObject object) {
            return new Statement(
                    id,
                    purpose,
                    target,
                    text,
                    guard,
                    makes,
                    Optional.of(object),
                    compensation,
                    necessity,
                    ignorable,
                    retried);
        }

        public Statement undoneBy(Compensation newCompensation) {
            return new Statement(
                    id,
                    purpose,
                    target,
                    text,
                    guard,
                    makes,
                    removes,
                    Optional.of(newCompensation),
                    necessity,
                    ignorable,
                    retried);
        }

        public Statement leavingOver() {
            return new Statement(
                    id,
                    purpose,
                    target,
                    text,
                    guard,
                    makes,
                    removes,
                    compensation,
                    Necessity.LEAVES_OVER,
                    ignorable,
                    retried);
        }

        public Statement ignoring(Set<String> codes) {
            return new Statement(
                    id, purpose, target, text, guard, makes, removes, compensation, necessity, codes, retried);
        }

        public Statement retrying(Set<String> codes) {
            return new Statement(
                    id, purpose, target, text, guard, makes, removes, compensation, necessity, ignorable, codes);
        }
    }
}
