package io.mooring.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.RunId;
import io.mooring.domain.Secret;
import io.mooring.domain.StepRecord;
import io.mooring.platform.GeneratedCredentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run that this replica holds, with everything it needs.
 *
 * @param status of the integration, always transitional
 * @param before the configuration that an edit changes; absent for a create, also for one that repeats a failed create
 * @param after the wanted configuration, without secrets
 * @param credentials by path in the configuration: the one-time ones of an automatic integration, else the stored ones
 * @param kept what the integration keeps of what the service made earlier
 * @param generated what an earlier attempt made for this run; absent when nothing was made yet
 * @param madeBefore what the integration had on the platform when the run was accepted: checks and plan are made from it in every attempt
 * @param made what the integration has on the platform now, which every step changes
 * @param failure the error after which an earlier attempt began to undo the run
 */
public record ClaimedRun(
        Lease lease,
        IntegrationId integrationId,
        Operation operation,
        String type,
        boolean automatic,
        IntegrationStatus.Transitional status,
        Optional<ObjectNode> before,
        ObjectNode after,
        Map<String, Secret> credentials,
        GeneratedCredentials kept,
        Optional<GeneratedCredentials> generated,
        boolean validated,
        List<StepRecord> steps,
        Set<PlatformObject> madeBefore,
        Set<PlatformObject> made,
        Optional<RecordedFailure> failure,
        String requestId) {

    /** What a run failed with, as recorded before it was undone. */
    public record RecordedFailure(String code, String message) {}

    public ClaimedRun {
        credentials = Map.copyOf(credentials);
        steps = List.copyOf(steps);
        madeBefore = Set.copyOf(madeBefore);
        made = Set.copyOf(made);
    }

    public RunId id() {
        return lease.run();
    }

    public int attempt() {
        return lease.attempt();
    }
}
