package io.mooring.platform;

import io.mooring.domain.Problem;
import java.util.Optional;

/**
 * A platform refused, could not be reached or answered wrongly. Carries our words for it, never the platform's own text as a whole.
 */
public final class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<String> upstreamCode;
    private final boolean outcomeUnknown;

    private PlatformException(Problem problem, Optional<String> upstreamCode, boolean outcomeUnknown) {
        super(
                problem.code().code()
                        + upstreamCode.map(code -> " [" + code + "]").orElse(""),
                null,
                false,
                false);
        this.problem = problem;
        this.upstreamCode = upstreamCode;
        this.outcomeUnknown = outcomeUnknown;
    }

    /** The platform answered, with this error code of its own; nothing happened. */
    public static PlatformException refused(Problem problem, String upstreamCode) {
        return new PlatformException(problem, Optional.of(upstreamCode), false);
    }

    /** No connection came about; nothing happened. */
    public static PlatformException unreachable(Problem problem) {
        return new PlatformException(problem, Optional.empty(), false);
    }

    /** The conversation ended before the answer: what was sent may or may not have happened. */
    public static PlatformException interrupted(Problem problem) {
        return new PlatformException(problem, Optional.empty(), true);
    }

    public Problem problem() {
        return problem;
    }

    /** The platform's own error code, such as an SQLSTATE. */
    public Optional<String> upstreamCode() {
        return upstreamCode;
    }

    /** Whether the effect may have happened all the same, so that only the guard can tell. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
