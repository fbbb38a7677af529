package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.Guard;
import io.mooring.domain.Plan;
import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.redshift.SqlTokens.Kind;
import io.mooring.platform.redshift.SqlTokens.Token;
import io.mooring.platform.sql.ScriptText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedshiftPlanTest {
    private static final GeneratedCredentials PASSWORD =
            new GeneratedCredentials(Map.of(RedshiftPlans.ACCOUNT_PASSWORD, Secret.of("Generated-1")));

    private static Plan plan(Change<RedshiftConfig> change) {
        return RedshiftPlans.plan(change, PASSWORD);
    }

    private static List<String> ids(Change<RedshiftConfig> change) {
        return plan(change).steps().stream().map(Step::id).toList();
    }

    private static List<String> texts(Plan plan) {
        return plan.steps().stream()
                .map(step -> ScriptText.statementOf(step).redacted())
                .toList();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Hostile.names();
    }

    @Test
    void aNewDatabaseIsSetUpInThisOrder() {
        assertThat(texts(plan(Configs.multi().impersonating("Imp").create())))
                .containsExactly(
                        "CREATE USER \"immuta_system_account\" PASSWORD '<SYSTEM_ACCOUNT_PASSWORD>'"
                                + " NOCREATEDB NOCREATEUSER SYSLOG ACCESS RESTRICTED",
                        "CREATE DATABASE \"immuta\" WITH OWNER \"immuta_system_account\"",
                        "REVOKE ALL PRIVILEGES ON DATABASE \"immuta\" FROM PUBLIC",
                        "GRANT TEMP ON DATABASE \"immuta\" TO PUBLIC",
                        "CREATE GROUP \"imp\"",
                        "CREATE SCHEMA IF NOT EXISTS \"immuta_system\" AUTHORIZATION \"immuta_system_account\"",
                        "CREATE SCHEMA IF NOT EXISTS \"immuta_functions\" AUTHORIZATION \"immuta_system_account\"",
                        "CREATE SCHEMA IF NOT EXISTS \"immuta_procedures\" AUTHORIZATION \"immuta_system_account\"",
                        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                        "CREATE TABLE IF NOT EXISTS \"immuta_system\".\"version\""
                                + " (version varchar(64) NOT NULL, installed_at timestamp DEFAULT getdate())",
                        "CREATE TABLE IF NOT EXISTS \"immuta_system\".\"profiles\" (redshift_user varchar(128) NOT NULL,"
                                + " iam_user varchar(512) NOT NULL, profile varchar(65535)) DISTSTYLE ALL",
                        "ALTER TABLE \"immuta_system\".\"version\" OWNER TO \"immuta_system_account\"",
                        "ALTER TABLE \"immuta_system\".\"profiles\" OWNER TO \"immuta_system_account\"",
                        "CREATE OR REPLACE PROCEDURE \"immuta_procedures\".\"grant_impersonation\"(p_user varchar) AS"
                                + " $$BEGIN EXECUTE 'ALTER GROUP \"imp\" ADD USER ' || pg_catalog.quote_ident(p_user);"
                                + " END;$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = immuta_procedures",
                        "CREATE OR REPLACE PROCEDURE \"immuta_procedures\".\"revoke_impersonation\"(p_user varchar) AS"
                                + " $$BEGIN EXECUTE 'ALTER GROUP \"imp\" DROP USER ' || pg_catalog.quote_ident(p_user);"
                                + " END;$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = immuta_procedures",
                        "GRANT USAGE ON SCHEMA \"immuta_procedures\" TO \"immuta_system_account\"",
                        "GRANT EXECUTE ON PROCEDURE \"immuta_procedures\".\"grant_impersonation\"(varchar)"
                                + " TO \"immuta_system_account\"",
                        "GRANT EXECUTE ON PROCEDURE \"immuta_procedures\".\"revoke_impersonation\"(varchar)"
                                + " TO \"immuta_system_account\"",
                        "REVOKE ALL ON PROCEDURE \"immuta_procedures\".\"grant_impersonation\"(varchar),"
                                + " \"immuta_procedures\".\"revoke_impersonation\"(varchar) FROM PUBLIC");
    }

    @Test
    void anExistingDatabaseGetsNothingButTheSchemas() {
        assertThat(ids(Configs.single().create()))
                .containsExactly(
                        "createSystemAccount",
                        "grantCreateOnDatabase",
                        "createImmutaSystem",
                        "createImmutaFunctions",
                        "createImmutaProcedures",
                        "createVersionTable",
                        "createProfilesTable",
                        "handOverVersionTable",
                        "handOverProfilesTable");
        assertThat(String.join("\n", texts(plan(Configs.single().create()))))
                .doesNotContain("CREATE DATABASE", "FROM PUBLIC", "TO PUBLIC");
    }

    @Test
    void whatMakesSomethingAsksFirstAndCanBeUndone() {
        Stream.of(
                        Configs.multi().impersonating("imp").create(),
                        Configs.single().impersonating("imp").create(),
                        Configs.multi().impersonating("imp").editOf(Configs.multi()),
                        Configs.multi()
                                .impersonating("b")
                                .editOf(Configs.multi().impersonating("a")))
                .flatMap(change -> plan(change).steps().stream())
                .filter(step -> step.makes().isPresent())
                .forEach(step -> {
                    assertThat(step.guard()).as(step.id()).isInstanceOf(Guard.SkipWhenFound.class);
                    assertThat(step.compensation()).as(step.id()).isPresent();
                });
    }

    @Test
    void whatAFailedAttemptLeftInADatabaseThatIsNamedNoMoreIsRemovedThere() {
        List<Step> steps = plan(Configs.multi()
                        .delete(
                                MadeObjects.database("immuta"),
                                MadeObjects.user("immuta_system_account"),
                                MadeObjects.schema("sales", "immuta_system"),
                                MadeObjects.user("sales_system_account")))
                .steps();

        assertThat(steps.stream().map(step -> step.id() + " in " + step.target().words()))
                .containsExactly(
                        "endSessions in database dev",
                        "dropDatabase in database dev",
                        "dropImmutaSystem:sales in database sales",
                        "dropSystemAccount in database dev",
                        "revokeDatabaseFromAccount:sales_system_account in database dev",
                        "dropSystemAccount:sales_system_account in database dev");
    }

    @Test
    void thePasswordIsSentAsItsHashAndNeverShown() {
        Step account = plan(Configs.multi().create()).steps().getFirst();
        String hash = Passwords.stored("immuta_system_account", Secret.of("Generated-1"))
                .reveal();

        assertThat(ScriptText.statementOf(account).executable())
                .contains("PASSWORD '" + hash + "'")
                .doesNotContain("Generated-1");
        assertThat(ScriptText.statementOf(account).redacted()).doesNotContain(hash);
        assertThat(account.toString()).doesNotContain(hash);
    }

    @Test
    void onlyASetUpNeedsAPassword() {
        Configs configs = Configs.multi();

        assertThat(RedshiftPlans.generate(configs.create(), new Random(1)).find("systemAccountPassword"))
                .isPresent();
        for (Change<RedshiftConfig> change :
                List.of(configs.editOf(configs), configs.delete(), configs.manualCreate(), configs.manualDelete())) {
            assertThat(RedshiftPlans.generate(change, new Random(1))).isEqualTo(GeneratedCredentials.none());
        }
    }

    @Test
    void anEditAfterAFailedCreateSetsUpAgainAndRenewsThePasswordOfWhatIsLeft() {
        assertThat(ids(Configs.multi().create())).startsWith("createSystemAccount", "createDatabase");
        assertThat(ids(Configs.multi().create(MadeObjects.user("immuta_system_account"))))
                .startsWith("createSystemAccount", "setSystemAccountPassword", "createDatabase");
    }

    @Test
    void whatAPersonSetsUpHasNoSteps() {
        Configs configs = Configs.multi();

        assertThat(plan(configs.manualCreate()).isEmpty()).isTrue();
        assertThat(plan(configs.impersonating("imp").manualEditOf(configs)).isEmpty())
                .isTrue();
        assertThat(plan(configs.manualDelete()).isEmpty()).isTrue();
    }

    @Test
    void anEditOfCredentialsAloneHasNoSteps() {
        assertThat(plan(Configs.multi().as("another", "Another1").editOf(Configs.multi()))
                        .isEmpty())
                .isTrue();
        assertThat(plan(Configs.multi()
                                .impersonating("IMP")
                                .editOf(Configs.multi().impersonating("imp")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void switchingImpersonationOffRemovesOnlyAGroupOfOurOwn() {
        Configs with = Configs.multi().impersonating("imp");

        assertThat(ids(Configs.multi().editOf(with, MadeObjects.group("imp"))))
                .containsExactly("dropGrantProcedure", "dropRevokeProcedure", "dropImpersonationGroup");
        assertThat(ids(Configs.multi().editOf(with))).containsExactly("dropGrantProcedure", "dropRevokeProcedure");
        assertThat(plan(Configs.multi().editOf(with, MadeObjects.group("imp"))).steps())
                .allSatisfy(step -> assertThat(step.necessity()).isEqualTo(Step.Necessity.LEAVES_OVER));
    }

    @Test
    void aDeleteRemovesExactlyWhatWasMade() {
        assertThat(ids(Configs.multi().delete())).isEmpty();
        assertThat(texts(plan(Configs.multi()
                        .impersonating("imp")
                        .delete(
                                MadeObjects.group("imp"),
                                MadeObjects.group("older"),
                                MadeObjects.user("immuta_system_account"),
                                MadeObjects.database("immuta")))))
                .containsExactly(
                        "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE trim(db_name) = 'immuta'",
                        "DROP DATABASE \"immuta\"",
                        "DROP USER IF EXISTS \"immuta_system_account\"",
                        "DROP GROUP \"imp\"",
                        "DROP GROUP \"older\"");
        assertThat(texts(plan(Configs.single()
                        .delete(
                                MadeObjects.schema("dev", "immuta_system"),
                                MadeObjects.schema("other", "immuta_functions"),
                                MadeObjects.user("dev_system_account")))))
                .containsExactly(
                        "DROP SCHEMA IF EXISTS \"immuta_system\" CASCADE",
                        "DROP SCHEMA IF EXISTS \"immuta_functions\" CASCADE",
                        "REVOKE ALL ON DATABASE \"dev\" FROM \"dev_system_account\"",
                        "DROP USER IF EXISTS \"dev_system_account\"");
    }

    @Test
    void sessionsAreFoundByTheFirstFiftyCharactersOfTheDatabasesName() {
        String name = "a".repeat(60);

        assertThat(texts(plan(Configs.multi().database(name).delete(MadeObjects.database(name))))
                        .getFirst())
                .endsWith("= '" + "a".repeat(50) + "'");
    }

    @Property
    void hostileNamesStayOneTokenInEveryStatementGuardAndCompensation(@ForAll("hostile") String name) {
        String plainName = "plain";
        Configs hostile = Configs.multi().database(name).initially(name).as(name, "x");
        Configs plain = Configs.multi().database(plainName).initially(plainName).as(plainName, "x");

        assertThat(shapes(hostile, name)).isEqualTo(shapes(plain, plainName));
    }

    private static List<List<Kind>> shapes(Configs configs, String name) {
        Configs with = configs.impersonating(name);
        return Stream.of(
                        with.create(),
                        with.editOf(configs),
                        configs.impersonating(name + "2").editOf(with, MadeObjects.group(RedshiftDialect.folded(name))),
                        configs.editOf(with, MadeObjects.group(RedshiftDialect.folded(name))),
                        with.delete(
                                MadeObjects.schema(RedshiftDialect.folded(name), "immuta_system"),
                                MadeObjects.user(RedshiftDialect.folded(name) + Layout.ACCOUNT_SUFFIX),
                                MadeObjects.group(RedshiftDialect.folded(name))))
                .flatMap(change -> plan(change).steps().stream())
                .flatMap(RedshiftPlanTest::statements)
                .map(sql -> SqlTokens.of(sql).stream().map(Token::kind).toList())
                .toList();
    }

    private static Stream<String> statements(Step step) {
        Stream<String> compensation = step.compensation()
                .map(undo -> Stream.concat(Stream.of(undo.text().executable()), question(undo.guard())))
                .orElse(Stream.empty());
        Stream<String> own =
                Stream.concat(Stream.of(ScriptText.statementOf(step).executable()), question(step.guard()));
        return Stream.concat(own, compensation);
    }

    private static Stream<String> question(Guard guard) {
        return switch (guard) {
            case Guard.Unneeded unneeded -> Stream.empty();
            case Guard.SkipWhenFound found -> Stream.of(found.question().executable());
            case Guard.SkipWhenMissing missing -> Stream.of(missing.question().executable());
        };
    }
}
