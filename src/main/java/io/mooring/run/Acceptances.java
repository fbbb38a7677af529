package io.mooring.run;

import io.mooring.domain.Operation;
import io.mooring.domain.Secret;
import io.mooring.domain.ValidationReport;
import io.mooring.platform.Platform;
import io.mooring.platform.PlatformConfig;
import java.util.Map;

/** What the acceptance of every operation has in common. */
final class Acceptances {
    private Acceptances() {}

    /** What the answer shows and the store keeps: an undecided validation is made anew by the run, so nothing of it counts. */
    static ValidationReport report(Validator.Held held) {
        return switch (held) {
            case Validator.Held.Decided decided -> decided.report();
            case Validator.Held.Undecided undecided -> ValidationReport.running();
        };
    }

    /** A validated run with nothing to do on the platform is settled as it is stored. */
    static <C extends Record & PlatformConfig> NewRun run(
            Operation operation, PlatformWork<C, ?> work, Validator.Held held, Requester requester) {
        Platform<C, ?> platform = work.platform();
        boolean automatic = work.change().automatic();
        boolean validated = held instanceof Validator.Held.Decided;
        Map<String, Secret> oneTime =
                automatic ? Configurations.secrets(platform, work.change().config()) : Map.of();
        return new NewRun(
                operation,
                oneTime,
                validated,
                validated && !platform.worksItself(automatic),
                platform.exclusively(work.change().config()),
                requester.actor(),
                requester.requestId());
    }
}
