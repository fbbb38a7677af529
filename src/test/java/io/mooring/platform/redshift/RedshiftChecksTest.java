package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mooring.domain.PlatformObject;
import io.mooring.ops.postgres.PostgresServer;
import io.mooring.peer.redshift.LoginFault;
import io.mooring.peer.redshift.RedshiftPeer;
import io.mooring.peer.redshift.RedshiftPeerOptions;
import io.mooring.peer.redshift.StatementFault;
import io.mooring.peer.redshift.UserRight;
import io.mooring.platform.Change;
import io.mooring.platform.Check;
import io.mooring.platform.Check.Answer;
import io.mooring.platform.PlatformError;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RedshiftChecksTest {
    private static final String PASSED = "passed";
    private static final String FAILED = "failed";
    private static final String WARNED = "warned";
    private static final String SKIPPED = "skipped";
    private static final String NOT_RUN = "notRun";

    private static Vertx vertx;
    private static RedshiftPeer peer;
    private static RedshiftPlatform platform;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        peer = RedshiftPeer.start(RedshiftPeerOptions.plain("awsuser", "Awsuser1"));
        platform = new RedshiftPlatform(vertx, PeerDoor.plain());
        peer.createUser("maker", "Maker123", UserRight.CREATE_DATABASES);
        peer.createRole("makers", List.of("CREATE USER", "DROP USER"), List.of("maker"));
        peer.createUser("nobody", "Nobody123");
    }

    @AfterAll
    static void stop() {
        peer.close();
        vertx.closeAndAwait();
    }

    @AfterEach
    void healthyAgain() {
        peer.faults().clear();
    }

    private static Configs multi() {
        return Configs.multi().at(peer.port());
    }

    private static Configs single() {
        return Configs.single().at(peer.port());
    }

    private static CheckRun run(Change<RedshiftConfig> change) {
        return CheckRun.of(platform, change);
    }

    private static void sql(String... statements) {
        Administrator.of(peer).run("dev", statements);
    }

    private static void sqlInImmuta(String... statements) {
        Administrator.of(peer).run("immuta", statements);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void everyListHasTheSameNamesInTheSameOrder() {
        List<Change<RedshiftConfig>> changes = List.of(
                multi().create(),
                multi().impersonating("imp").create(),
                multi().editOf(multi()),
                multi().delete(),
                multi().manualCreate(),
                multi().manualEditOf(multi()),
                multi().manualDelete());

        assertThat(changes)
                .allSatisfy(change -> assertThat(platform.checks(change))
                        .extracting(Check::name)
                        .isEqualTo(platform.testNames()));
    }

    @Nested
    class Connecting {
        @Test
        void aHostOfOnesOwnIsRemarkedAndAVendorsHostIsNot() {
            Configs vendor = multi().on("examplecluster.abc.us-west-2.Redshift.amazonaws.com.");

            assertThat(run(multi().create()).advice(CheckNames.CONNECTION))
                    .singleElement()
                    .asString()
                    .contains("spelling");
            assertThat(run(vendor.create()).advice(CheckNames.CONNECTION)).isEmpty();
        }

        @Test
        void aDatabaseThatIsNoRedshiftFails() throws IOException {
            Path directory = Files.createTempDirectory("postgres");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (PostgresServer postgres =
                    PostgresServer.start(directory.resolve("data"), PostgresServer.Options.defaults())) {
                Configs config = multi().at(postgres.port())
                        .as(postgres.user(), postgres.password())
                        .initially(PostgresServer.DATABASE);

                CheckRun run = run(config.create());

                assertThat(run.problem(CheckNames.CONNECTION).code()).isEqualTo(RedshiftError.NOT_REDSHIFT);
                assertThat(run.failure(CheckNames.CONNECTION).message()).contains("not Amazon Redshift");
            } finally {
                delete(directory);
            }
        }

        @Test
        void whatNeedsAConnectionIsNotRunWithoutOne() {
            peer.faults().onEveryLogin(new LoginFault.Refused("53300", "x"));

            CheckRun run = run(multi().impersonating("imp").create());

            assertThat(run.verdicts()).containsExactly(FAILED, NOT_RUN, NOT_RUN, NOT_RUN, NOT_RUN, NOT_RUN, SKIPPED);
            assertThat(run.problem(CheckNames.CONNECTION).code()).isEqualTo(RedshiftError.TOO_MANY_CONNECTIONS);
        }

        @Test
        void caseSensitiveNamesFailASetUpButOnlyAdviseADelete() {
            RedshiftPeerOptions options =
                    RedshiftPeerOptions.plain("awsuser", "Awsuser1").withCaseSensitiveIdentifiers();
            try (RedshiftPeer sensitive = RedshiftPeer.start(options)) {
                Configs config = Configs.multi().at(sensitive.port());

                assertThat(run(config.create()).failure(CheckNames.CASE).remediation())
                        .contains("parameter group")
                        .contains("ALTER USER \"awsuser\" SET enable_case_sensitive_identifier TO false;");
                assertThat(run(config.delete()).verdicts().get(1)).isEqualTo(PASSED);
                assertThat(run(config.delete()).advice(CheckNames.CASE)).hasSize(1);
            }
        }
    }

    @Nested
    class Creating {
        @Test
        void onAFreshClusterEverythingPasses() {
            assertThat(run(multi().impersonating("imp").create()).verdicts())
                    .containsExactly(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, SKIPPED);
            assertThat(run(single().create()).verdicts())
                    .containsExactly(PASSED, PASSED, PASSED, SKIPPED, PASSED, PASSED, SKIPPED);
        }

        @Test
        void takenNamesFailWithTheStatementThatFreesThem() {
            sql("CREATE DATABASE immuta", "CREATE GROUP imp", "CREATE USER immuta_system_account PASSWORD 'Abcdefg1'");
            try {
                CheckRun run = run(multi().impersonating("IMP").create());

                assertThat(run.verdicts()).containsExactly(PASSED, PASSED, FAILED, FAILED, FAILED, PASSED, SKIPPED);
                assertThat(run.failure(CheckNames.DATABASE).remediation()).contains("DROP DATABASE \"immuta\";");
                assertThat(run.failure(CheckNames.DATABASE).field()).isEqualTo("config.database");
                assertThat(run.failure(CheckNames.GROUP).remediation()).contains("DROP GROUP \"imp\";");
                assertThat(run.failure(CheckNames.GROUP).field()).isEqualTo("config.impersonation.role");
                assertThat(run.failure(CheckNames.ACCOUNT).remediation())
                        .contains("DROP USER \"immuta_system_account\";");
            } finally {
                sql("DROP DATABASE immuta", "DROP GROUP imp", "DROP USER immuta_system_account");
            }
        }

        @Test
        void namesFoldToLowerCase() {
            sql("CREATE DATABASE immuta");
            try {
                assertThat(run(multi().database("IMMUTA").create()).verdicts().get(2))
                        .isEqualTo(FAILED);
            } finally {
                sql("DROP DATABASE immuta");
            }
        }

        @Test
        void whatTheIntegrationLeftBehindIsNoObstacle() {
            sql("CREATE DATABASE immuta", "CREATE GROUP imp", "CREATE USER immuta_system_account PASSWORD 'Abcdefg1'");
            try {
                Change<RedshiftConfig> again = multi().impersonating("imp")
                        .create(
                                MadeObjects.database("immuta"),
                                MadeObjects.group("imp"),
                                MadeObjects.user("immuta_system_account"));

                assertThat(run(again).verdicts())
                        .containsExactly(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, SKIPPED);
            } finally {
                sql("DROP DATABASE immuta", "DROP GROUP imp", "DROP USER immuta_system_account");
            }
        }

        @Test
        void foreignSchemasFailTheSingleDatabaseLayout() {
            sql("CREATE SCHEMA immuta_system", "CREATE SCHEMA immuta_mine");
            try {
                CheckRun run = run(single().create(MadeObjects.schema("dev", "immuta_mine")));

                assertThat(run.failure(CheckNames.DATABASE).message()).endsWith("already: immuta_system.");
                assertThat(run.failure(CheckNames.DATABASE).remediation())
                        .contains("DROP SCHEMA \"immuta_system\" CASCADE;");
            } finally {
                sql("DROP SCHEMA immuta_system", "DROP SCHEMA immuta_mine");
            }
        }
    }

    @Nested
    class Grants {
        @Test
        void aMakerOfDatabasesAndUsersIsWarnedThatASuperuserIsSafer() {
            CheckRun run = run(multi().as("maker", "Maker123").create());

            assertThat(run.verdicts()).containsExactly(PASSED, PASSED, PASSED, SKIPPED, PASSED, WARNED, SKIPPED);
            assertThat(run.problem(CheckNames.GRANTS).code()).isEqualTo(RedshiftError.SUPERUSER_ADVISED);
            assertThat(run.failure(CheckNames.GRANTS).remediation()).contains("ALTER USER \"maker\" CREATEUSER;");
        }

        @Test
        void groupsNeedASuperuser() {
            CheckRun run =
                    run(multi().as("maker", "Maker123").impersonating("imp").create());

            assertThat(run.failure(CheckNames.GRANTS).message()).contains("superuser (for the group of impersonators)");
            assertThat(((Answer.Fail) run.answer(CheckNames.GRANTS)).result())
                    .containsExactly("superuser (for the group of impersonators)");
        }

        @Test
        void everythingThatIsMissingIsListedWithItsStatement() {
            CheckRun run = run(multi().as("nobody", "Nobody123").create());

            assertThat(run.failure(CheckNames.GRANTS).message())
                    .isEqualTo("\"nobody\" lacks what the create needs: CREATE USER, CREATEDB.");
            assertThat(run.failure(CheckNames.GRANTS).remediation())
                    .isEqualTo("As a superuser: CREATE ROLE \"mooring_create_user\"; GRANT CREATE USER TO ROLE"
                            + " \"mooring_create_user\"; GRANT ROLE \"mooring_create_user\" TO \"nobody\";"
                            + " ALTER USER \"nobody\" CREATEDB;");
        }

        @Test
        void inAnExistingDatabaseItsOwnershipIsNeeded() {
            assertThat(run(single().as("maker", "Maker123").create())
                            .failure(CheckNames.GRANTS)
                            .remediation())
                    .isEqualTo("As a superuser: ALTER DATABASE \"dev\" OWNER TO \"maker\";");
        }

        @Test
        void anEditNeedsASuperuserOnlyWhenItTouchesTheGroup() {
            Configs plain = multi().as("nobody", "Nobody123");

            assertThat(run(plain.editOf(plain)).verdicts().get(5)).isEqualTo(PASSED);
            assertThat(run(plain.impersonating("imp").editOf(plain)).verdicts().get(5))
                    .isEqualTo(FAILED);
        }

        @Test
        void aDeleteNeedsWhatItWillDrop() {
            Configs maker = multi().as("maker", "Maker123");
            PlatformObject user = MadeObjects.user("immuta_system_account");

            assertThat(run(maker.delete()).verdicts().get(5)).isEqualTo(PASSED);
            assertThat(run(maker.delete(user)).verdicts().get(5)).isEqualTo(PASSED);
            assertThat(run(maker.delete(user, MadeObjects.database("immuta")))
                            .failure(CheckNames.GRANTS)
                            .message())
                    .contains("superuser (to drop what the system account owns)");
            assertThat(run(multi().as("nobody", "Nobody123").delete(user))
                            .failure(CheckNames.GRANTS)
                            .message())
                    .contains("DROP USER");
        }
    }

    @Nested
    class EditingAndDeleting {
        @Test
        void onlyANewlyNamedGroupMustBeFree() {
            sql("CREATE GROUP old_group", "CREATE GROUP taken");
            try {
                Configs before = multi().impersonating("old_group");

                assertThat(run(before.editOf(before, MadeObjects.group("old_group")))
                                .verdicts())
                        .containsExactly(PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, SKIPPED);
                assertThat(run(multi().impersonating("taken").editOf(before))
                                .verdicts()
                                .get(3))
                        .isEqualTo(FAILED);
                assertThat(run(multi().impersonating("free").editOf(before))
                                .verdicts()
                                .get(3))
                        .isEqualTo(PASSED);
                assertThat(run(multi().editOf(before)).verdicts().get(3)).isEqualTo(SKIPPED);
            } finally {
                sql("DROP GROUP old_group", "DROP GROUP taken");
            }
        }

        @Test
        void whatIsGoneAlreadyIsRemarkedByADelete() {
            CheckRun run =
                    run(multi().delete(MadeObjects.database("immuta"), MadeObjects.user("immuta_system_account")));

            assertThat(run.verdicts()).containsExactly(PASSED, PASSED, PASSED, SKIPPED, PASSED, PASSED, SKIPPED);
            assertThat(run.advice(CheckNames.DATABASE))
                    .containsExactly("The database immuta was made by this integration"
                            + " but is not there any more; there is nothing left of it to remove.");
            assertThat(run.advice(CheckNames.ACCOUNT)).hasSize(1);
        }
    }

    @Nested
    class Manual {
        @Test
        void aDatabaseThatIsNotThereFailsTheConnection() {
            CheckRun run = run(multi().manualCreate());

            assertThat(run.verdicts()).containsExactly(FAILED, NOT_RUN, SKIPPED, SKIPPED, SKIPPED, SKIPPED, NOT_RUN);
            assertThat(run.problem(CheckNames.CONNECTION).code()).isEqualTo(RedshiftError.DATABASE_UNKNOWN);
            assertThat(run.problem(CheckNames.CONNECTION).field()).isEqualTo("config.database");
        }

        @Test
        void aDatabaseWithoutTheSetUpSaysWhichSchemasAreMissing() {
            sql("CREATE DATABASE immuta");
            try {
                sqlInImmuta("CREATE SCHEMA immuta_system");

                assertThat(run(multi().manualCreate())
                                .failure(CheckNames.MANUAL)
                                .message())
                        .isEqualTo("Database immuta lacks schemas of the set-up: immuta_functions, immuta_procedures.");
            } finally {
                sql("DROP DATABASE immuta");
            }
        }

        @Test
        void aLoginThatMayNotMakeSchemasIsToldTheGrant() {
            sql("CREATE DATABASE immuta");
            try {
                sqlInImmuta(
                        "CREATE SCHEMA immuta_system",
                        "CREATE SCHEMA immuta_functions",
                        "CREATE SCHEMA immuta_procedures");

                assertThat(run(multi().as("nobody", "Nobody123").manualCreate())
                                .failure(CheckNames.MANUAL)
                                .remediation())
                        .isEqualTo("As a superuser: GRANT CREATE ON DATABASE \"immuta\" TO \"nobody\";");
                assertThat(run(multi().manualCreate()).verdicts())
                        .containsExactly(PASSED, PASSED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, PASSED);
            } finally {
                sql("DROP DATABASE immuta");
            }
        }

        @Test
        void nothingStandsInTheWayOfADelete() {
            peer.faults().onEveryLogin(new LoginFault.ClosedInLogin());

            CheckRun run = run(multi().manualDelete());

            assertThat(run.verdicts()).containsOnly(SKIPPED);
            assertThat(run.problem(CheckNames.CONNECTION).code()).isEqualTo(PlatformError.CONNECTION_CLOSED);
        }
    }

    @Test
    void aLookUpThatFailsIsAFailedTestOfItsOwn() {
        peer.faults().onEveryStatement("pg_user WHERE usename = current_user", new StatementFault.Fails("57014", "x"));

        CheckRun run = run(multi().create());

        assertThat(run.verdicts()).containsExactly(PASSED, PASSED, PASSED, SKIPPED, PASSED, FAILED, SKIPPED);
        assertThat(run.problem(CheckNames.GRANTS).code()).isEqualTo(RedshiftError.STATEMENT_CANCELLED);
    }
}
