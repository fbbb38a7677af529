package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.sql.ScriptText;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RedshiftScriptsTest {
    private static final Configs MANUAL = Configs.multi().as("svc", "Abc-1234567890");

    private static String text(ScriptKind kind, Change<RedshiftConfig> change) {
        return new ScriptText(RedshiftDialect.REDSHIFT).write(RedshiftScripts.script(kind, change), List.of("Head"));
    }

    private static List<String> purposes(ScriptKind kind, Change<RedshiftConfig> change) {
        return RedshiftScripts.script(kind, change).entries().stream()
                .map(entry -> entry.step().id())
                .toList();
    }

    private static String hash(String user, String password) {
        return Passwords.stored(user, Secret.of(password)).reveal();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Hostile.names();
    }

    @Test
    void theInitialCreateScriptCarriesTheHashOfThePasswordAndSaysSo() {
        String script = text(ScriptKind.INITIAL_CREATE, MANUAL.manualCreate());

        assertThat(script)
                .contains("connected to database dev.")
                .contains("This script contains a secret")
                .contains("-- skip if this gives a row: SELECT 1 FROM pg_user WHERE usename = 'svc';")
                .contains("CREATE USER \"svc\" PASSWORD '" + hash("svc", "Abc-1234567890") + "' NOCREATEDB")
                .contains("\"already exists\"")
                .doesNotContain("Abc-1234567890")
                .doesNotContain("8 to 64");
    }

    @Test
    void anAutomaticConfigurationGetsAPlaceholderForThePasswordThatTheServiceWouldMake() {
        String script = text(ScriptKind.INITIAL_CREATE, Configs.multi().create());

        assertThat(script)
                .contains("CREATE USER \"immuta_system_account\" PASSWORD '<SYSTEM_ACCOUNT_PASSWORD>'")
                .contains("Fill in '<SYSTEM_ACCOUNT_PASSWORD>' first.")
                .contains("This script contains no secret.")
                .doesNotContain("md5");
    }

    @Test
    void withoutAPasswordAndAnInitialDatabasePlaceholdersStand() {
        String script = text(
                ScriptKind.INITIAL_CREATE,
                MANUAL.as("svc", null).initially(null).manualCreate());

        assertThat(script)
                .contains("PASSWORD '<SYSTEM_ACCOUNT_PASSWORD>'")
                .contains("connected to database <INITIAL_DATABASE>.");
    }

    @Test
    void aPasswordThatBreaksTheRulesIsRemarked() {
        assertThat(text(ScriptKind.INITIAL_CREATE, MANUAL.as("svc", "abc1234").manualCreate()))
                .contains("8 to 64 characters")
                .contains(hash("svc", "abc1234"));
        assertThat(text(ScriptKind.CREATE, MANUAL.as("svc", "abc1234").manualCreate()))
                .doesNotContain("8 to 64");
    }

    @Test
    void theCreateScriptIsForTheManagedDatabaseAndHasNoSecret() {
        String script = text(ScriptKind.CREATE, MANUAL.impersonating("imp").manualCreate());

        assertThat(script)
                .contains("Run as: a superuser connected to database immuta.")
                .contains("This script contains no secret.")
                .doesNotContain("skip if");
    }

    @Test
    void initialCreateAndCreateTogetherAreTheStepsOfTheService() {
        for (Configs configs : List.of(
                Configs.multi(),
                Configs.multi().impersonating("imp"),
                Configs.single().impersonating("imp"))) {
            List<String> scripted = new java.util.ArrayList<>(statements(ScriptKind.INITIAL_CREATE, configs.create()));
            scripted.addAll(statements(ScriptKind.CREATE, configs.create()));

            assertThat(scripted)
                    .isEqualTo(
                            RedshiftPlans.plan(configs.create(), io.mooring.platform.GeneratedCredentials.none())
                                    .steps()
                                    .stream()
                                    .map(step -> ScriptText.statementOf(step).printed())
                                    .toList());
        }
    }

    private static List<String> statements(ScriptKind kind, Change<RedshiftConfig> change) {
        return SqlTokens.statements(text(kind, change));
    }

    @Test
    void anEditThatChangesNothingSaysSo() {
        assertThat(text(ScriptKind.EDIT, MANUAL.manualEditOf(MANUAL.as("svc", null))))
                .contains("ALTER USER");
        assertThat(text(ScriptKind.EDIT, MANUAL.as("svc", null).manualEditOf(MANUAL.as("svc", null))))
                .contains("There is nothing to change on the platform.")
                .doesNotContain(";");
    }

    @Test
    void aNewLoginMakesUserAndOwnerBeforeTheOldOneLosesItsRights() {
        Configs before = MANUAL.impersonating("imp");
        Configs after = before.as("new", null);

        assertThat(purposes(ScriptKind.EDIT, after.manualEditOf(before)))
                .containsExactly(
                        "createSystemAccount",
                        "handOverDatabase",
                        "handOverImmutaSystem",
                        "handOverImmutaFunctions",
                        "handOverImmutaProcedures",
                        "handOverVersionTable",
                        "handOverProfilesTable",
                        "grantProcedureSchema",
                        "grantExecuteOnGrantProcedure",
                        "grantExecuteOnRevokeProcedure",
                        "revokeProceduresFromPublic",
                        "revokeExecuteOnGrantProcedure",
                        "revokeExecuteOnRevokeProcedure",
                        "revokeProcedureSchema",
                        "revokeDatabaseFromAccount",
                        "dropOldSystemAccount");
        assertThat(text(ScriptKind.EDIT, after.manualEditOf(before)))
                .contains("CREATE USER \"new\" PASSWORD '<SYSTEM_ACCOUNT_PASSWORD>'")
                .contains("-- DROP USER IF EXISTS \"svc\";");
    }

    @Test
    void theDeleteScriptOfAPersonsSetUpRemovesAllThatTheScriptsMade() {
        assertThat(purposes(ScriptKind.DELETE, MANUAL.impersonating("imp").manualDelete()))
                .containsExactly("endSessions", "dropDatabase", "dropSystemAccount", "dropImpersonationGroup");
        assertThat(text(ScriptKind.DELETE, MANUAL.manualDelete()))
                .contains("This drops the user svc: leave that statement out if the user is also needed elsewhere.");
    }

    @Test
    void redshiftsOwnDatabasesAreNeverDropped() {
        for (String database : List.of("dev", "padb_harvest")) {
            Configs configs = MANUAL.database(database).initially(null);
            for (ScriptKind kind : List.of(ScriptKind.DELETE, ScriptKind.CLEANUP, ScriptKind.INITIAL_CREATE)) {
                assertThat(text(kind, configs.manualDelete())).doesNotContain("DROP DATABASE");
            }
        }
    }

    @Test
    void theCleanupScriptKeepsInCommentsWhatMayBeSomebodyElses() {
        Script script = RedshiftScripts.script(
                ScriptKind.CLEANUP, MANUAL.impersonating("imp").manualDelete());

        assertThat(script.entries())
                .filteredOn(Script.Entry.CommentedOut.class::isInstance)
                .extracting(entry -> entry.step().id())
                .containsExactly("endSessions", "dropDatabase", "dropSystemAccount", "dropImpersonationGroup");
        assertThat(statements(ScriptKind.CLEANUP, MANUAL.impersonating("imp").manualDelete()))
                .containsExactly(
                        "DROP SCHEMA IF EXISTS \"immuta_procedures\" CASCADE",
                        "DROP SCHEMA IF EXISTS \"immuta_functions\" CASCADE",
                        "DROP SCHEMA IF EXISTS \"immuta_system\" CASCADE");
        assertThat(text(ScriptKind.CLEANUP, MANUAL.manualDelete()))
                .contains("-- Only if this integration's set-up made it: Drop the database immuta");
    }

    @Property
    void hostileNamesNeverGetOutOfTheirStatementOrComment(@ForAll("hostile") String name) {
        Configs configs = MANUAL.as(name, "x").initially(name).database(name).impersonating(name);
        for (ScriptKind kind : RedshiftScripts.KINDS) {
            Change<RedshiftConfig> change = kind == ScriptKind.EDIT
                    ? configs.manualEditOf(
                            MANUAL.as(name + "2", "y").initially(name).database(name))
                    : configs.manualDelete();
            List<String> active = RedshiftScripts.script(kind, change).entries().stream()
                    .filter(Script.Entry.Active.class::isInstance)
                    .map(Script.Entry::step)
                    .map((Step step) -> ScriptText.statementOf(step).printed())
                    .toList();

            assertThat(statements(kind, change)).isEqualTo(active);
        }
    }
}
