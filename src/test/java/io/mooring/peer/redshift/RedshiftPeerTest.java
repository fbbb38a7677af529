package io.mooring.peer.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amazon's driver does on the peer what an administrator does on Redshift, and is refused what Redshift refuses. */
class RedshiftPeerTest {

    private static RedshiftPeer peer;
    private static RedshiftDriver driver;
    private static Catalog untouched;

    @BeforeAll
    static void start() {
        peer = RedshiftPeer.start(
                RedshiftPeerOptions.plain(RedshiftDriver.SUPERUSER, RedshiftDriver.SUPERUSER_PASSWORD));
        driver = RedshiftDriver.plain(peer);
        untouched = peer.objects();
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    /** Every test removes what it made, so that their order does not matter. */
    @AfterEach
    void nothingIsLeft() {
        assertThat(peer.objects()).isEqualTo(untouched);
        peer.forgetStatements();
    }

    private static void assertSqlState(String sqlState, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(sqlState));
    }

    private static <T> T only(List<T> list, Predicate<T> which) {
        List<T> found = list.stream().filter(which).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Nested
    class Life {

        @AfterEach
        void delete() throws SQLException {
            driver.run("dev", Scripts.END_SESSIONS);
            driver.run("dev", Scripts.DELETE);
        }

        @Test
        void theScriptsMakeTheObjects() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);

            Catalog made = peer.objects();
            assertThat(made.users()).contains(new Catalog.User(Scripts.SYSTEM_USER, false, false));
            assertThat(made.groups()).containsExactly(new Catalog.Group("immuta_impersonation", List.of()));
            Catalog.Database database =
                    only(made.databases(), found -> found.name().equals("immuta"));
            assertThat(database.owner()).isEqualTo(Scripts.SYSTEM_USER);
            assertThat(database.privileges())
                    .contains("TEMPORARY to PUBLIC by immuta_system_account")
                    .noneMatch(privilege -> privilege.contains("CREATE to PUBLIC"));
            assertThat(database.schemas())
                    .extracting(Catalog.Schema::name)
                    .containsExactly("immuta_functions", "immuta_procedures", "immuta_system", "public");
            Catalog.Schema procedures =
                    only(database.schemas(), schema -> schema.name().equals("immuta_procedures"));
            assertThat(procedures.procedures())
                    .allMatch(Catalog.Procedure::securityDefiner)
                    .extracting(Catalog.Procedure::owner)
                    .containsExactly("awsuser", "awsuser");
        }

        @Test
        void aSecondRunReportsWhatIsThereAndChangesNothing() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);
            Catalog made = peer.objects();

            assertSqlState("42710", () -> driver.run("dev", Scripts.INITIAL.get(0)));
            assertSqlState("42P04", () -> driver.run("dev", Scripts.INITIAL.get(1)));
            assertSqlState("42710", () -> driver.run("dev", Scripts.INITIAL.get(4)));
            driver.run("immuta", Scripts.CREATE);

            assertThat(peer.objects()).isEqualTo(made);
        }

        @Test
        void theSystemUserLogsInToItsDatabaseAndChangesTheGroupThroughTheProcedures() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);
            peer.createUser("Ann", "Password1");

            try (Connection system = driver.connect("immuta", Scripts.SYSTEM_USER, Scripts.SYSTEM_PASSWORD)) {
                RedshiftDriver.execute(system, "CALL immuta_procedures.grant_impersonation('Ann')");
                assertThat(peer.objects().groups().getFirst().members()).containsExactly("Ann");
                RedshiftDriver.execute(system, "CALL immuta_procedures.revoke_impersonation('Ann')");
                assertThat(peer.objects().groups().getFirst().members()).isEmpty();
            }
            try (Connection ann = driver.connect("immuta", "Ann", "Password1")) {
                assertSqlState(
                        "42501",
                        () -> RedshiftDriver.execute(ann, "CALL immuta_procedures.grant_impersonation('Ann')"));
            }
            driver.run("dev", "DROP USER \"Ann\"");
        }

        @Test
        void simpleAndExtendedQueriesGiveTheSameObjects() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);
            Catalog extended = peer.objects();
            delete();

            RedshiftDriver simple = driver.with("preferQueryMode", "simple");
            simple.run("dev", Scripts.INITIAL);
            simple.run("immuta", Scripts.CREATE);

            assertThat(peer.objects()).isEqualTo(extended);
        }

        @Test
        void statementsAreRecordedLetterForLetter() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);

            assertThat(peer.statements())
                    .filteredOn(statement -> statement.database().equals("immuta"))
                    .extracting(ArrivedStatement::sql)
                    .containsSubsequence(Scripts.CREATE);
            assertThat(peer.statements()).extracting(ArrivedStatement::user).containsOnly("awsuser");
        }

        @Test
        void whatIsStillInUseCannotBeDropped() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            driver.run("immuta", Scripts.CREATE);
            driver.run("immuta", "GRANT USAGE ON SCHEMA immuta_functions TO GROUP immuta_impersonation");

            assertSqlState("55006", () -> driver.run("dev", "DROP USER immuta_system_account"));
            assertSqlState("55006", () -> driver.run("dev", "DROP GROUP immuta_impersonation"));
            assertSqlState("55006", () -> driver.run("immuta", "DROP DATABASE immuta"));
        }

        @Test
        void aDatabaseWithAnotherSessionCannotBeDropped() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            Connection open = driver.connect("immuta");
            assertSqlState("55006", () -> driver.run("dev", "DROP DATABASE immuta"));
            open.close();
        }

        @Test
        void sessionsAreSeenAndEnded() throws SQLException {
            driver.run("dev", Scripts.INITIAL);
            try (Connection idle = driver.connect("immuta")) {
                assertThat(driver.column(
                                "dev", "SELECT trim(user_name) FROM stv_sessions WHERE trim(db_name) = 'immuta'"))
                        .containsExactly("awsuser");

                assertThat(driver.column("dev", Scripts.END_SESSIONS)).containsExactly("1");

                assertThatThrownBy(() -> RedshiftDriver.execute(idle, "SELECT 1"))
                        .isInstanceOf(SQLException.class);
            }
            Awaitility.await()
                    .until(() -> driver.column("dev", "SELECT process FROM stv_sessions WHERE trim(db_name) = 'immuta'")
                            .isEmpty());
        }
    }

    @Nested
    class Checks {

        @Test
        void versionAndSettingAreRedshifts() throws SQLException {
            assertThat(driver.column("dev", "SELECT version(), current_user, current_database()"))
                    .singleElement()
                    .asString()
                    .startsWith("PostgreSQL 8.0.2 on ")
                    .contains("Redshift 1.0.");
            assertThat(driver.column("dev", "SHOW enable_case_sensitive_identifier"))
                    .containsExactly("off");
            try (Connection connection = driver.connect("dev")) {
                assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("8.0.2");
            }
        }

        @Test
        void onlyTheDatabasesOfRedshiftAreThere() throws SQLException {
            assertThat(driver.column("dev", "SELECT datname FROM pg_database"))
                    .containsExactlyInAnyOrder("dev", "padb_harvest", "template0", "template1");
            assertThat(driver.column("dev", "SELECT usename FROM pg_user"))
                    .containsExactlyInAnyOrder("awsuser", "rdsdb");
            assertThat(driver.column("dev", "SELECT groname FROM pg_group")).isEmpty();
        }

        @Test
        void rightsOfTheBootstrapUserCanBeRead() throws SQLException {
            peer.createUser("provisioner", "Password1", UserRight.CREATE_DATABASES);
            peer.createRole("user_admin", List.of("CREATE USER", "DROP USER"), List.of("provisioner"));

            try (Connection connection = driver.connect("dev", "provisioner", "Password1")) {
                assertThat(RedshiftDriver.column(
                                connection,
                                "SELECT usesuper::text || usecreatedb::text FROM pg_user WHERE usename = current_user"))
                        .containsExactly("falsetrue");
                assertThat(RedshiftDriver.column(
                                connection, "SELECT role_name FROM svv_user_grants WHERE user_name = current_user"))
                        .containsExactly("user_admin");
                assertThat(RedshiftDriver.column(
                                connection,
                                "SELECT system_privilege FROM svv_system_privileges WHERE identity_type = 'role'"
                                        + " AND identity_name = 'user_admin'"))
                        .containsExactlyInAnyOrder("CREATE USER", "DROP USER");
                assertThat(RedshiftDriver.column(connection, "SELECT groname FROM pg_group"))
                        .isEmpty();
                RedshiftDriver.execute(connection, "CREATE USER made PASSWORD 'Password1'");
                RedshiftDriver.execute(connection, "CREATE DATABASE made");
                assertSqlState("42501", () -> RedshiftDriver.execute(connection, "CREATE GROUP made"));
                assertSqlState(
                        "42501",
                        () -> RedshiftDriver.execute(connection, "CREATE USER more PASSWORD 'Password1' CREATEUSER"));
                RedshiftDriver.execute(connection, "DROP DATABASE made");
                RedshiftDriver.execute(connection, "DROP USER made");
            }
            driver.run("dev", "DROP USER provisioner");
        }

        @Test
        void privilegesOnTheDatabaseAndPatternsWithBackslashesCanBeAskedFor() throws SQLException {
            driver.run("dev", List.of("CREATE SCHEMA immuta_x", "CREATE SCHEMA immutax"));

            assertThat(driver.column("dev", "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'immuta\\\\_%'"))
                    .containsExactly("immuta_x");
            assertThat(driver.column(
                            "dev", "SELECT has_database_privilege(current_user, current_database(), 'create')::text"))
                    .containsExactly("true");
            driver.run("dev", List.of("DROP SCHEMA immuta_x", "DROP SCHEMA immutax"));
        }

        @Test
        void aRunningStatementCanBeCancelled() throws SQLException {
            try (Connection connection = driver.connect("dev");
                    Statement statement = connection.createStatement()) {
                CompletableFuture<Void> running = CompletableFuture.runAsync(
                        () -> assertSqlState("57014", () -> statement.execute("SELECT pg_sleep(60)")));
                Awaitility.await().until(() -> {
                    statement.cancel();
                    return running.isDone();
                });
                running.join();
            }
        }

        @Test
        void aBackslashEscapesInALiteral() throws SQLException {
            assertThat(driver.column("dev", "SELECT 'it\\'s \\\\ one'")).containsExactly("it's \\ one");
        }

        @Test
        void preparedStatementsTakeParameters() throws SQLException {
            try (Connection connection = driver.connect("dev");
                    PreparedStatement prepared =
                            connection.prepareStatement("SELECT usename FROM pg_user WHERE usename = ?")) {
                prepared.setString(1, "awsuser");
                for (int time = 0; time < 10; time++) {
                    try (var rows = prepared.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getString(1)).isEqualTo("awsuser");
                    }
                }
            }
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        DO $$ BEGIN NULL; END $$ | 42601
                        CREATE DATABASE IF NOT EXISTS d | 42601
                        CREATE USER IF NOT EXISTS u PASSWORD 'Password1' | 42601
                        DROP DATABASE IF EXISTS d | 42601
                        DROP DATABASE dev WITH (FORCE) | 42601
                        DROP DATABASE nowhere | 3D000
                        DROP USER nobody | 42704
                        DROP GROUP nobody | 42704
                        CREATE USER u PASSWORD 'weak' | 22023
                        CREATE GROUP "__reserved" | 42602
                        CREATE DATABASE d; SELECT 1 | 25001
                        SELECT has_schema_privilege('public', 'usage') FROM stv_sessions | 0A000
                        """)
        void bothProtocolsGiveTheSameCode(String sql, String sqlState) {
            RedshiftDriver simple = driver.with("preferQueryMode", "simple");
            assertSqlState(sqlState, () -> simple.run("dev", sql));
            if (!sql.contains("; SELECT")) {
                assertSqlState(sqlState, () -> driver.run("dev", sql));
            }
        }

        @Test
        void aDatabaseIsNotMadeInATransaction() throws SQLException {
            try (Connection connection = driver.connect("dev")) {
                connection.setAutoCommit(false);
                assertSqlState("25001", () -> RedshiftDriver.execute(connection, "CREATE DATABASE d"));
                assertSqlState("25P02", () -> RedshiftDriver.execute(connection, "SELECT 1"));
            }
        }

        @Test
        void aRefusedStatementEndsTheTransactionLikeAnyOther() throws SQLException {
            try (Connection connection = driver.connect("dev")) {
                connection.setAutoCommit(false);
                assertSqlState("42601", () -> RedshiftDriver.execute(connection, "DROP GROUP IF EXISTS g"));
                assertSqlState("25P02", () -> RedshiftDriver.execute(connection, "SELECT 1"));
                connection.rollback();
                assertThat(RedshiftDriver.column(connection, "SELECT 1")).containsExactly("1");
            }
        }

        @Test
        void namesThatAreTooLongAreRefused() {
            assertSqlState("42622", () -> driver.run("dev", "CREATE SCHEMA \"" + "x".repeat(128) + "\""));
        }
    }

    @Nested
    class Logins {

        private void assertLogsIn(String user, String password) throws SQLException {
            try (Connection connection = driver.connect("dev", user, password)) {
                assertThat(RedshiftDriver.column(connection, "SELECT current_user"))
                        .containsExactly(user);
            }
        }

        private void assertRefused(String user, String password) {
            assertSqlState("28000", () -> driver.connect("dev", user, password).close());
        }

        @AfterEach
        void dropUser() throws SQLException {
            driver.run("dev", "DROP USER IF EXISTS \"Taylor@Example\"");
        }

        @Test
        void wrongPasswordsAndUnknownUsersAreRefusedAlike() {
            assertRefused("awsuser", "Wrong1234");
            assertRefused("nobody", "Wrong1234");
            assertRefused("", "Wrong1234");
        }

        @Test
        void aDatabaseThatIsNotThereIsReported() {
            assertSqlState("3D000", () -> driver.connect("nowhere").close());
        }

        @Test
        void aPlainPasswordAndItsHashAreTheSame() throws SQLException {
            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD 'Password1'");
            assertLogsIn("Taylor@Example", "Password1");

            String hash = Digests.md5Hex("Password2", "Taylor@Example");
            driver.run("dev", "ALTER USER \"Taylor@Example\" PASSWORD 'md5" + hash + "'");
            assertLogsIn("Taylor@Example", "Password2");
            assertRefused("Taylor@Example", "Password1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sha256|Password1", "HASH"})
        void usersWithSha256PasswordsAreAskedForTheDigest(String form) throws SQLException {
            byte[] salt = Digests.random(8);
            byte[] digest = Digests.sha256("Password1".getBytes(StandardCharsets.UTF_8), salt);
            String hash = "sha256|" + HexFormat.of().formatHex(digest) + "|"
                    + HexFormat.of().formatHex(salt);
            String password = form.equals("HASH") ? hash : form;

            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD '" + password + "'");

            assertLogsIn("Taylor@Example", "Password1");
            assertRefused("Taylor@Example", "Password2");
        }

        @Test
        void aDisabledPasswordLetsNobodyIn() throws SQLException {
            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD DISABLE");
            assertRefused("Taylor@Example", "Password1");
            assertRefused("Taylor@Example", "");
        }

        @Test
        void aPasswordCountsWhenItsTransactionIsCommitted() throws SQLException {
            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD 'Password1'");
            try (Connection connection = driver.connect("dev")) {
                connection.setAutoCommit(false);
                RedshiftDriver.execute(connection, "ALTER USER \"Taylor@Example\" PASSWORD 'Password2'");
                assertLogsIn("Taylor@Example", "Password1");
                connection.rollback();
                assertLogsIn("Taylor@Example", "Password1");

                RedshiftDriver.execute(connection, "ALTER USER \"Taylor@Example\" PASSWORD 'Password3'");
                connection.commit();
                assertLogsIn("Taylor@Example", "Password3");
            }
        }

        @Test
        void aUserThatIsDroppedIsUnknown() throws SQLException {
            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD 'Password1'");
            driver.run("dev", "DROP USER \"Taylor@Example\"");
            assertRefused("Taylor@Example", "Password1");
        }

        @Test
        void usersChangeTheirOwnPasswordButNotThatOfOthers() throws SQLException {
            driver.run("dev", "CREATE USER \"Taylor@Example\" PASSWORD 'Password1'");
            try (Connection connection = driver.connect("dev", "Taylor@Example", "Password1")) {
                RedshiftDriver.execute(connection, "ALTER USER \"Taylor@Example\" PASSWORD 'Password2'");
                assertSqlState(
                        "42501", () -> RedshiftDriver.execute(connection, "ALTER USER awsuser PASSWORD 'Password2'"));
            }
            assertLogsIn("Taylor@Example", "Password2");
            assertLogsIn("awsuser", RedshiftDriver.SUPERUSER_PASSWORD);
        }
    }
}
