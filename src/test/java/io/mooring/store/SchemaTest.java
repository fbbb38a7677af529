package io.mooring.store;

import static io.mooring.store.Tables.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Operation;
import io.mooring.domain.RunState;
import io.mooring.domain.StepState;
import io.mooring.run.IntegrationStore;
import io.mooring.testing.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutEngine.class)
@QuarkusTestResource(EmbeddedDatabase.class)
final class SchemaTest {
    private static final Pattern LITERAL = Pattern.compile("'([^']+)'::text");

    @Inject
    IntegrationStore store;

    @Inject
    Tables tables;

    @BeforeEach
    void emptyTables() {
        tables.empty();
    }

    @Test
    void theTableKnowsExactlyTheStatusesOfTheDomain() {
        assertThat(literals("integration_status_known"))
                .containsExactlyInAnyOrderElementsOf(IntegrationStatus.all().stream()
                        .map(IntegrationStatus::key)
                        .toList());
    }

    @Test
    void theTableKnowsExactlyTheStatesOfRunsAndStepsAndTheOperations() {
        assertThat(literals("run_state_known"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RunState.values()).map(RunState::wireName).toList());
        assertThat(literals("step_state_known"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StepState.values())
                        .map(StepState::wireName)
                        .toList());
        assertThat(literals("run_operation_known"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .map(Operation::wireName)
                        .toList());
        assertThat(literals("identity_phase_known"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(IdentityEntity.Phase.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void aSettledRunCannotKeepASecret() {
        await(store.create(Samples.automatic("a.example", Samples.withCredentials(Operation.CREATE, "one-time"))));

        assertThatThrownBy(() -> tables.run("update run set state = 'succeeded', ended_at = now()"))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("run_settled_keeps_no_secret");
    }

    @Test
    void anIntegrationHasAtMostOneUnsettledRun() {
        await(store.create(Samples.automatic("a.example")));

        assertThatThrownBy(
                        () -> tables.run(
                                "insert into run (integration_id, operation, state, actor, request_id,"
                                        + " validated, validation_results, config, seal_id)"
                                        + " select integration_id, 'edit', 'queued', actor, request_id, true, '{}', '{}', seal_id from run"))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("run_one_unsettled");
    }

    @Test
    void claimingReadsTheQueueInTheOrderOfItsIndexHoweverManyRunsAreSettled() {
        await(store.create(Samples.automatic("a.example")));
        tables.run("insert into integration (type, automatic, status, config, validation_results, seal_id)"
                + " select type, automatic, status, config, validation_results, seal_id from integration,"
                + " generate_series(1, 3000)");
        tables.run("insert into run (integration_id, operation, state, actor, request_id, validated,"
                + " validation_results, config, seal_id, ended_at)"
                + " select id, 'create', case when id % 10 = 0 then 'queued' else 'succeeded' end, 'admin', 'r', true,"
                + " '{}', '{}', seal_id, case when id % 10 = 0 then null else now() end from integration"
                + " where id not in (select integration_id from run)");
        tables.run("analyze");

        assertThat(planOfTheClaim())
                .contains("Index Scan using run_claimable on run")
                .doesNotContain("Sort");
    }

    /** The client keeps only those: where a type is missing it prepares anew for every execution, which costs most of a create. */
    @Test
    void theDatabaseKnowsTheParameterTypesOfEveryLongStatementByItself() {
        for (String statement : List.of(
                NewIntegrationStatement.WITHOUT_IDENTITIES,
                NewIntegrationStatement.WITH_IDENTITIES,
                Claims.SQL,
                StepStatements.STARTED,
                StepStatements.ENDED,
                StepStatements.ENDED_AND_MADE,
                StepStatements.ENDED_AND_GONE)) {
            tables.prepare(statement);
        }
    }

    /** As PostgreSQL plans it for any parameters, which is what a prepared statement ends up with. */
    private String planOfTheClaim() {
        String statement = Claims.SQL
                .replace("$1", "'replica'")
                .replace("$2", Double.toString(Seconds.of(Duration.ofSeconds(30))))
                .replace(
                        "$3",
                        "array['creating','editing','editing/recreating','deleting','deleting/resumed','migrating']")
                .replace("$4", "4")
                .replace("$5", "array[]::text[]");
        return tables.rows("explain " + statement).stream()
                .map(row -> row.getString(0))
                .dropWhile(line -> !line.contains("CTE next"))
                .takeWhile(line -> !line.contains("SubPlan"))
                .collect(Collectors.joining("\n"));
    }

    private List<String> literals(String constraint) {
        String definition =
                tables.text("select pg_get_constraintdef(oid) from pg_constraint where conname = $1", constraint);
        return LITERAL.matcher(String.valueOf(definition))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
