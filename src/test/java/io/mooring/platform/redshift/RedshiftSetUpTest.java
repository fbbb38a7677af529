package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mooring.domain.Plan;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.peer.redshift.Catalog;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.PlatformException;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.sql.ScriptText;
import io.vertx.mutiny.core.Vertx;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans executed and scripts run by hand come to the same, in both layouts, and leave nothing when they are taken back. */
class RedshiftSetUpTest {
    private static final String PASSWORD = "Abc-1234567890";

    /** A set-up of its own database, or in an existing one, with or without the group of impersonators. */
    enum Kind {
        MULTI("immuta", false),
        MULTI_IMPERSONATING("immuta", true),
        SINGLE("dev", false),
        SINGLE_IMPERSONATING("DEV", true);

        private final String database;
        private final boolean impersonates;

        Kind(String database, boolean impersonates) {
            this.database = database;
            this.impersonates = impersonates;
        }

        Configs configs() {
            Configs configs = Configs.multi().at(peer.port()).database(database);
            return impersonates ? configs.impersonating("Imp$$1") : configs;
        }

        /** As a person has it: the system account is the login, with a password that the request carries. */
        Configs manual() {
            return configs().as(configs().database().toLowerCase(Locale.ROOT) + "_system_account", PASSWORD);
        }
    }

    private static Vertx vertx;
    private static RedshiftPeer peer;
    private static RedshiftPlatform platform;
    private static Catalog untouched;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        peer = RedshiftPeer.start(RedshiftPeerOptions.plain("awsuser", "Awsuser1"));
        platform = new RedshiftPlatform(vertx, PeerDoor.plain());
        untouched = peer.objects();
    }

    @AfterAll
    static void stop() {
        peer.close();
        vertx.closeAndAwait();
    }

    @AfterEach
    void everyTestTakesBackWhatItMade() {
        peer.faults().clear();
        assertThat(peer.objects()).isEqualTo(untouched);
    }

    private static Plan plan(Change<RedshiftConfig> change) {
        return platform.plan(
                change, new GeneratedCredentials(Map.of(RedshiftPlans.ACCOUNT_PASSWORD, Secret.of(PASSWORD))));
    }

    /** Executes the change's plan and gives what the integration has made then. */
    private static Set<PlatformObject> execute(Change<RedshiftConfig> change) {
        try (PlanRun run = new PlanRun(platform, change.config(), change.made())) {
            run.execute(plan(change));
            return run.made();
        }
    }

    private static void delete(Configs configs, Set<PlatformObject> made) {
        Set<PlatformObject> left = execute(configs.delete(made.toArray(PlatformObject[]::new)));
        assertThat(left).isEmpty();
    }

    private static List<String> statements(ScriptKind kind, Change<RedshiftConfig> change) {
        Script script = platform.script(kind, change);
        return SqlTokens.statements(new ScriptText(platform.dialect()).write(script, List.of("A test")));
    }

    private static void runByHand(ScriptKind kind, String database, Change<RedshiftConfig> change) throws SQLException {
        Administrator.of(peer).runAll(database, statements(kind, change));
    }

    private static void setUpByHand(Configs configs) throws SQLException {
        runByHand(ScriptKind.INITIAL_CREATE, "dev", configs.manualCreate());
        runByHand(ScriptKind.CREATE, Layout.of(configs.config(), false).database(), configs.manualCreate());
    }

    private static void removeByHand(Configs configs) throws SQLException {
        runByHand(ScriptKind.DELETE, "dev", configs.manualDelete());
    }

    @ParameterizedTest
    @EnumSource
    void aSetUpByHandMakesTheSameAsTheService(Kind kind) throws SQLException {
        setUpByHand(kind.manual());
        Catalog byHand = peer.objects();
        removeByHand(kind.manual());
        assertThat(peer.objects()).isEqualTo(untouched);

        Set<PlatformObject> made = execute(kind.configs().create());

        assertThat(peer.objects()).isEqualTo(byHand).isNotEqualTo(untouched);
        delete(kind.configs(), made);
    }

    @ParameterizedTest
    @EnumSource
    void scriptsRunTwiceChangeNothingTheSecondTime(Kind kind) throws SQLException {
        Configs configs = kind.manual();
        String managed = Layout.of(configs.config(), false).database();
        setUpByHand(configs);
        Catalog once = peer.objects();

        List<String> errors =
                Administrator.of(peer).runOn("dev", statements(ScriptKind.INITIAL_CREATE, configs.manualCreate()));
        errors = List.copyOf(errors);
        assertThat(errors).isNotEmpty().isSubsetOf("42710", "42P04");
        assertThat(Administrator.of(peer).runOn(managed, statements(ScriptKind.CREATE, configs.manualCreate())))
                .isEmpty();

        assertThat(peer.objects()).isEqualTo(once);
        removeByHand(configs);
    }

    @ParameterizedTest
    @EnumSource
    void everyStepThatIsRunAgainIsSkippedOrHarmless(Kind kind) {
        Configs configs = kind.configs();
        Set<PlatformObject> made = execute(configs.create());
        Catalog once = peer.objects();

        try (PlanRun again = new PlanRun(platform, configs.config(), made)) {
            again.execute(plan(configs.create(made.toArray(PlatformObject[]::new))));
            assertThat(again.performed())
                    .doesNotContain("createSystemAccount", "createDatabase", "createImpersonationGroup");
            assertThat(again.made()).isEqualTo(made);
        }

        assertThat(peer.objects()).isEqualTo(once);
        delete(configs, made);
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_IMPERSONATING", "SINGLE_IMPERSONATING"})
    void aFailureAtAnyStepIsUndoneToTheLastObject(Kind kind) {
        Configs configs = kind.configs();
        int steps = plan(configs.create()).steps().size();
        for (int position = 0; position < steps; position++) {
            String sql = ScriptText.statementOf(plan(configs.create()).steps().get(position))
                    .executable();
            peer.faults().clear();
            peer.faults().onStatement(java.util.regex.Pattern.quote(sql), 1, new StatementFault.Fails("42501", "no"));

            try (PlanRun run = new PlanRun(platform, configs.config(), Set.of())) {
                assertThatThrownBy(() -> run.execute(plan(configs.create()))).isInstanceOf(PlatformException.class);
                assertThat(run.made()).as(sql).isEmpty();
            }
            assertThat(peer.objects()).as(sql).isEqualTo(untouched);
        }
    }

    @Nested
    class TheSystemAccount {
        @Test
        void logsInWithTheGeneratedPassword() {
            Configs configs = Kind.MULTI.configs();
            Set<PlatformObject> made = execute(configs.create());

            CheckRun asAccount = CheckRun.of(platform, Kind.MULTI.manual().manualCreate());

            assertThat(asAccount.verdicts())
                    .containsExactly("passed", "passed", "skipped", "skipped", "skipped", "skipped", "passed");
            delete(configs, made);
        }

        @Test
        void callsTheProceduresAndChangesTheGroup() throws SQLException {
            Configs configs = Kind.MULTI_IMPERSONATING.configs();
            Set<PlatformObject> made = execute(configs.create());
            peer.createUser("o'neil", "Oneil1234");
            Administrator account = new Administrator(peer, "immuta_system_account", PASSWORD);

            account.run("immuta", "CALL immuta_procedures.grant_impersonation('o''neil')");
            assertThat(peer.objects().groups()).contains(new Catalog.Group("imp$$1", List.of("o'neil")));
            account.run("immuta", "CALL immuta_procedures.revoke_impersonation('o''neil')");
            assertThat(peer.objects().groups()).contains(new Catalog.Group("imp$$1", List.of()));
            assertThatThrownBy(() -> new Administrator(peer, "o'neil", "Oneil1234")
                            .runAll("immuta", List.of("CALL immuta_procedures.grant_impersonation('o''neil')")))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));

            Administrator.of(peer).run("dev", "DROP USER \"o'neil\"");
            delete(configs, made);
        }

        @Test
        void getsTheNewPasswordWhenAFailedSetUpIsRepeated() {
            Configs configs = Kind.MULTI.configs();
            PlatformObject user = MadeObjects.user("immuta_system_account");
            Administrator.of(peer).run("dev", "CREATE USER immuta_system_account PASSWORD 'Other1234'");

            Set<PlatformObject> made = execute(configs.create(user));

            assertThat(CheckRun.of(platform, Kind.MULTI.manual().manualCreate())
                            .verdicts()
                            .getFirst())
                    .isEqualTo("passed");
            delete(configs, made);
        }
    }

    @Nested
    class ForeignObjects {
        @Test
        void areNeitherAdoptedNorRemoved() {
            Administrator.of(peer).run("dev", "CREATE DATABASE immuta");
            Catalog before = peer.objects();
            Configs configs = Kind.MULTI.configs();

            try (PlanRun run = new PlanRun(platform, configs.config(), Set.of())) {
                assertThatThrownBy(() -> run.execute(plan(configs.create())))
                        .isInstanceOf(PlanRun.ForeignObject.class)
                        .hasMessage("database immuta");
                assertThat(run.made()).isEmpty();
            }

            assertThat(peer.objects()).isEqualTo(before);
            Administrator.of(peer).run("dev", "DROP DATABASE immuta");
        }

        @Test
        void inAnExistingDatabaseStopTheSetUpThoughItsStatementIsConditional() {
            Administrator.of(peer).run("dev", "CREATE SCHEMA immuta_functions");
            Catalog before = peer.objects();
            Configs configs = Kind.SINGLE.configs();

            try (PlanRun run = new PlanRun(platform, configs.config(), Set.of())) {
                assertThatThrownBy(() -> run.execute(plan(configs.create())))
                        .isInstanceOf(PlanRun.ForeignObject.class)
                        .hasMessage("schema dev.immuta_functions");
            }

            assertThat(peer.objects()).isEqualTo(before);
            Administrator.of(peer).run("dev", "DROP SCHEMA immuta_functions");
        }
    }

    @Nested
    class Editing {
        private Set<PlatformObject> edit(Configs before, Configs after, Set<PlatformObject> made) {
            return execute(after.editOf(before, made.toArray(PlatformObject[]::new)));
        }

        @ParameterizedTest
        @EnumSource(names = {"MULTI", "SINGLE"})
        void impersonationSwitchedOnIsAsIfCreatedWithIt(Kind kind) {
            Configs without = kind.configs();
            Configs with = without.impersonating("imp");
            Set<PlatformObject> created = execute(with.create());
            Catalog expected = peer.objects();
            delete(with, created);

            Set<PlatformObject> made = edit(without, with, execute(without.create()));

            assertThat(peer.objects()).isEqualTo(expected);
            assertThat(made).isEqualTo(created);
            delete(with, made);
        }

        @ParameterizedTest
        @EnumSource(names = {"MULTI", "SINGLE"})
        void impersonationSwitchedOffLeavesNoGroupAndNoProcedure(Kind kind) {
            Configs without = kind.configs();
            Configs with = without.impersonating("imp");

            Set<PlatformObject> made = edit(with, without, execute(with.create()));

            assertThat(peer.objects().groups()).isEqualTo(untouched.groups());
            assertThat(peer.objects().databases())
                    .flatExtracting(Catalog.Database::schemas)
                    .flatExtracting(Catalog.Schema::procedures)
                    .isEmpty();
            delete(without, made);
        }

        @Test
        void aRenamedGroupKeepsItsMembersAndTheProceduresFollow() {
            Configs before = Kind.MULTI.configs().impersonating("imp");
            Configs after = Kind.MULTI.configs().impersonating("other");
            Set<PlatformObject> made = execute(before.create());
            Administrator.of(peer).run("dev", "ALTER GROUP imp ADD USER awsuser");

            Set<PlatformObject> madeThen = edit(before, after, made);

            assertThat(peer.objects().groups()).containsExactly(new Catalog.Group("other", List.of("awsuser")));
            new Administrator(peer, "immuta_system_account", PASSWORD)
                    .run("immuta", "CALL immuta_procedures.revoke_impersonation('awsuser')");
            assertThat(peer.objects().groups()).containsExactly(new Catalog.Group("other", List.of()));
            assertThat(madeThen).contains(MadeObjects.group("other")).doesNotContain(MadeObjects.group("imp"));
            delete(after, madeThen);
        }

        @ParameterizedTest
        @EnumSource(names = {"MULTI", "SINGLE"})
        void anEditThatFailsLeavesEverythingAsItWas(Kind kind) {
            Configs without = kind.configs();
            Configs with = without.impersonating("imp");
            Configs renamed = without.impersonating("other");
            assertUndone(without, with);
            assertUndone(with, renamed);
        }

        private void assertUndone(Configs before, Configs after) {
            Set<PlatformObject> made = execute(before.create());
            Catalog asItWas = peer.objects();
            Change<RedshiftConfig> change = after.editOf(before, made.toArray(PlatformObject[]::new));
            for (int position = 0; position < plan(change).steps().size(); position++) {
                String sql = ScriptText.statementOf(plan(change).steps().get(position))
                        .executable();
                peer.faults().clear();
                peer.faults()
                        .onStatement(java.util.regex.Pattern.quote(sql), 1, new StatementFault.Fails("42501", "no"));
                try (PlanRun run = new PlanRun(platform, after.config(), made)) {
                    assertThatThrownBy(() -> run.execute(plan(change))).isInstanceOf(PlatformException.class);
                    assertThat(run.made()).as(sql).isEqualTo(made);
                }
                assertThat(peer.objects()).as(sql).isEqualTo(asItWas);
            }
            peer.faults().clear();
            delete(before, made);
        }

        @Test
        void whatCannotBeRemovedIsLeftOverAndTheEditGoesOn() {
            Configs without = Kind.MULTI.configs();
            Configs with = without.impersonating("imp");
            Set<PlatformObject> made = execute(with.create());
            peer.faults().onEveryStatement("DROP GROUP", new StatementFault.Fails("2BP01", "in use"));

            try (PlanRun run = new PlanRun(platform, without.config(), made)) {
                run.execute(plan(without.editOf(with, made.toArray(PlatformObject[]::new))));
                assertThat(run.leftOver()).containsExactly("dropImpersonationGroup");
                assertThat(run.made()).contains(MadeObjects.group("imp"));
                peer.faults().clear();
                delete(without, run.made());
            }
        }

        @ParameterizedTest
        @EnumSource(names = {"MULTI", "SINGLE", "MULTI_IMPERSONATING", "SINGLE_IMPERSONATING"})
        void byHandANewLoginTakesOverEverything(Kind kind) throws SQLException {
            Configs before = kind.manual();
            Configs after = before.as("New Login", PASSWORD);
            setUpByHand(after);
            Catalog expected = peer.objects();
            removeByHand(after);
            setUpByHand(before);

            runByHand(
                    ScriptKind.EDIT,
                    Layout.of(after.config(), false).database(),
                    after.manualEditOf(before.as(before.username(), null)));

            Administrator.of(peer).run("dev", "DROP USER \"" + before.username() + "\"");
            assertThat(peer.objects()).isEqualTo(expected);
            removeByHand(after);
        }

        @Test
        void byHandTheGroupAndThePasswordChange() throws SQLException {
            Configs before = Kind.MULTI.manual();
            Configs after = before.as(before.username(), "Other-123456").impersonating("imp");
            setUpByHand(before);

            runByHand(ScriptKind.EDIT, "immuta", after.manualEditOf(before));

            assertThat(CheckRun.of(platform, after.manualCreate()).verdicts().getFirst())
                    .isEqualTo("passed");
            assertThat(peer.objects().groups()).containsExactly(new Catalog.Group("imp", List.of()));
            runByHand(ScriptKind.EDIT, "immuta", before.manualEditOf(after));
            assertThat(peer.objects().groups()).isEmpty();
            removeByHand(before);
        }
    }

    @Nested
    class Deleting {
        @Test
        void endsTheSessionsInTheDatabaseFirst() throws Exception {
            Configs configs = Kind.MULTI.configs();
            Set<PlatformObject> made = execute(configs.create());
            RedshiftConfig account = Kind.MULTI.manual().config();
            RedshiftSession open = platform.open(
                            Configs.login(account), Layout.of(account, false).managed())
                    .await()
                    .atMost(java.time.Duration.ofSeconds(30));

            delete(configs, made);

            open.close().await().atMost(java.time.Duration.ofSeconds(30));
        }

        @Test
        void isRetriedWhileTheDatabaseIsInUse() {
            Configs configs = Kind.MULTI.configs();
            Set<PlatformObject> made = execute(configs.create());
            peer.faults().onStatement("DROP DATABASE", 1, new StatementFault.Fails("55006", "in use"));

            delete(configs, made);
        }

        @Test
        void goesOnWhereAnEarlierOneStopped() {
            Configs configs = Kind.MULTI_IMPERSONATING.configs();
            Set<PlatformObject> made = execute(configs.create());
            peer.faults().onStatement("DROP USER", 1, new StatementFault.Fails("42501", "no"));
            Set<PlatformObject> left;
            try (PlanRun run = new PlanRun(platform, configs.config(), made)) {
                assertThatThrownBy(() -> run.execute(plan(configs.delete(made.toArray(PlatformObject[]::new)))))
                        .isInstanceOf(PlatformException.class);
                left = run.made();
            }
            assertThat(left)
                    .containsExactlyInAnyOrder(MadeObjects.user("immuta_system_account"), MadeObjects.group("imp$$1"));

            delete(configs, left);
        }

        @ParameterizedTest
        @EnumSource
        void theDeleteScriptOfAnAutomaticSetUpRemovesWhatWasMade(Kind kind) throws SQLException {
            Configs configs = kind.configs();
            Set<PlatformObject> made = execute(configs.create());

            runByHand(ScriptKind.DELETE, "dev", configs.delete(made.toArray(PlatformObject[]::new)));

            assertThat(peer.objects()).isEqualTo(untouched);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCleanupScriptWithItsCommentsTakenInRemovesEverything(Kind kind) throws SQLException {
        Configs configs = kind.manual();
        setUpByHand(configs);
        Script script = platform.script(ScriptKind.CLEANUP, configs.manualDelete());
        String managed = Layout.of(configs.config(), false).database();

        Administrator.of(peer).runAll(managed, statements(ScriptKind.CLEANUP, configs.manualDelete()));
        assertThat(peer.objects().users()).hasSize(untouched.users().size() + 1);
        for (Script.Entry entry : script.entries()) {
            if (entry instanceof Script.Entry.CommentedOut commented) {
                Administrator.of(peer)
                        .run("dev", ScriptText.statementOf(commented.step()).printed());
            }
        }

        assertThat(peer.objects()).isEqualTo(untouched);
    }
}
