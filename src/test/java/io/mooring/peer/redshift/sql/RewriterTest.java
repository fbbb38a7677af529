package io.mooring.peer.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {

    private record Context(boolean superuser, boolean caseSensitiveIdentifiers, String backendPassword)
            implements StatementContext {}

    private static final Context SUPERUSER = new Context(true, false, "backend");

    private static String executed(String sql) {
        return executed(sql, SUPERUSER);
    }

    private static String executed(String sql, StatementContext context) {
        return new Rewriter(context)
                .rewrite(sql).stream().map(RewrittenStatement::asExecuted).collect(Collectors.joining(";"));
    }

    private static RewrittenStatement single(String sql) {
        return new Rewriter(SUPERUSER).rewrite(sql).getFirst();
    }

    @Nested
    class Cutting {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select 'a;b', 'it''s; \\'; ok', \"x;y\", $$;$$, $t$ $$ ; $t$",
                    "select 1 -- ; not here\n + 2",
                    "select /* ; /* nested ; */ ; */ 1"
                })
        void aSemicolonInQuotesOrCommentsDoesNotEndAStatement(String sql) {
            assertThat(new Rewriter(SUPERUSER).rewrite(sql))
                    .hasSize(1)
                    .first()
                    .satisfies(statement -> assertThat(statement.asExecuted()).isEqualTo(sql));
        }

        @Test
        void statementsAreKeptApartAndEmptyOnesLeftOut() {
            assertThat(new Rewriter(SUPERUSER).rewrite("select 1; -- nothing\n;; select 2;"))
                    .extracting(statement -> statement.asSent().strip())
                    .containsExactly("select 1", "select 2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"select 'never closed", "select \"never closed", "select $$never closed", "/* open"})
        void somethingThatIsNeverClosedGoesToTheEnd(String sql) {
            assertThat(Phrase.of(sql).text()).isEqualTo(sql);
        }
    }

    @Nested
    class Names {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        CREATE DATABASE "Immuta" WITH OWNER "Taylor" | CREATE DATABASE "immuta" WITH OWNER "Taylor"
                        CREATE SCHEMA IF NOT EXISTS "S" AUTHORIZATION "Taylor" | CREATE SCHEMA IF NOT EXISTS "s" AUTHORIZATION "Taylor"
                        ALTER TABLE "S"."T" OWNER TO "Taylor" | ALTER TABLE "s"."t" OWNER TO "Taylor"
                        GRANT USAGE ON SCHEMA "S" TO "Taylor", "Ann" | GRANT USAGE ON SCHEMA "s" TO "Taylor", "Ann"
                        GRANT USAGE ON SCHEMA "S" TO GROUP "G", "Ann" | GRANT USAGE ON SCHEMA "s" TO GROUP "g", "Ann"
                        REVOKE ALL ON SCHEMA "S" FROM "Taylor" | REVOKE ALL ON SCHEMA "s" FROM "Taylor"
                        ALTER GROUP "G" ADD USER "Taylor", "Ann" | ALTER GROUP "g" ADD USER "Taylor", "Ann"
                        ALTER GROUP "G" RENAME TO "H" | ALTER GROUP "g" RENAME TO "h"
                        ALTER USER "Taylor" RENAME TO "Ann" | ALTER USER "Taylor" RENAME TO "Ann"
                        DROP USER IF EXISTS "Taylor" | DROP USER IF EXISTS "Taylor"
                        DROP SCHEMA IF EXISTS "S" CASCADE | DROP SCHEMA IF EXISTS "s" CASCADE
                        SELECT "Col" FROM "S"."T" WHERE x = 'Keep "This"' | SELECT "col" FROM "s"."t" WHERE x = 'Keep "This"'
                        """)
        void quotedNamesFoldExceptThoseOfUsers(String sql, String expected) {
            assertThat(executed(sql)).isEqualTo(expected);
        }

        @Test
        void namesInTheStatementsThatAProcedureBuildsFoldToo() {
            assertThat(
                            executed(
                                    "CREATE PROCEDURE \"P\"() AS $$ BEGIN EXECUTE 'ALTER GROUP \"G\" ADD USER ' || \"U\"; END $$"))
                    .isEqualTo(
                            "CREATE PROCEDURE \"p\"() AS $$ BEGIN EXECUTE 'ALTER GROUP \"g\" ADD USER ' || \"u\"; END $$");
        }

        @Test
        void namesKeepTheirCaseWhereTheParameterGroupSaysSo() {
            assertThat(executed("CREATE SCHEMA \"S\"", new Context(true, true, "")))
                    .isEqualTo("CREATE SCHEMA \"S\"");
        }
    }

    @Nested
    class Users {

        @Test
        void optionsOfRedshiftBecomeThoseOfPostgresqlAndThePasswordStaysWithTheFront() {
            RewrittenStatement statement = single(
                    "CREATE USER \"Taylor\" PASSWORD 'Secret123' NOCREATEDB NOCREATEUSER SYSLOG ACCESS RESTRICTED CONNECTION LIMIT UNLIMITED");

            assertThat(statement.asExecuted().replaceAll(" +", " "))
                    .isEqualTo("CREATE USER \"Taylor\" PASSWORD 'backend' NOCREATEDB NOSUPERUSER CONNECTION LIMIT -1");
            assertThat(statement.passwordChange()).contains(new PasswordChange("Taylor", Optional.of("Secret123")));
        }

        @Test
        void aPasswordCanBeDisabled() {
            assertThat(single("ALTER USER Taylor PASSWORD DISABLE").passwordChange())
                    .contains(new PasswordChange("taylor", Optional.empty()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Short1a",
                    "alllower123",
                    "ALLUPPER123",
                    "NoDigitsHere",
                    "With Blank1",
                    "With@Sign11",
                    "With/Slash1",
                    "Quote\"Mark1",
                    "sha256|weak",
                    "md5tooshort"
                })
        void aPasswordOutsideTheRulesIsRefused(String password) {
            assertThat(executed("CREATE USER u PASSWORD '" + password + "'")).contains("ERRCODE = '22023'");
        }

        @Test
        void aPasswordOfMoreThan64CharactersIsRefused() {
            assertThat(executed("CREATE USER u PASSWORD 'Aa1" + "x".repeat(61) + "'"))
                    .doesNotContain("ERRCODE");
            assertThat(executed("CREATE USER u PASSWORD 'Aa1" + "x".repeat(62) + "'"))
                    .contains("ERRCODE = '22023'");
        }

        @Test
        void hashesAreTakenAsTheyAre() {
            String md5 = "md5" + "0".repeat(32);
            assertThat(single("ALTER USER u PASSWORD '" + md5 + "'").passwordChange())
                    .contains(new PasswordChange("u", Optional.of(md5)));
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        DO $$ BEGIN END $$ | 42601
                        CREATE DATABASE IF NOT EXISTS d | 42601
                        create user if not exists u password 'Secret123' | 42601
                        CREATE GROUP IF NOT EXISTS g | 42601
                        DROP DATABASE IF EXISTS d | 42601
                        DROP DATABASE d WITH (FORCE) | 42601
                        DROP DATABASE d (FORCE) | 42601
                        DROP GROUP IF EXISTS g | 42601
                        CREATE USER u | 42601
                        CREATE USER u PASSWORD 'Secret123' SUPERUSER | 42601
                        CREATE DATABASE d TEMPLATE template1 | 42601
                        CREATE INDEX i ON t (a) | 42601
                        INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING | 42601
                        CREATE GROUP "__g" | 42602
                        CREATE ROLE r | 0A000
                        SELECT has_database_privilege('d', 'create'), process FROM stv_sessions | 0A000
                        SELECT 1 FROM pg_user u JOIN svv_user_grants g ON g.user_name = u.usename | 0A000
                        """)
        void whatRedshiftRefusesFailsWithItsCode(String sql, String sqlState) {
            assertThat(executed(sql)).contains("ERRCODE = '" + sqlState + "'");
        }

        @Test
        void onlyASuperuserChangesGroups() {
            Context ordinary = new Context(false, false, "");
            assertThat(executed("CREATE GROUP g", ordinary)).contains("ERRCODE = '42501'");
            assertThat(executed("ALTER GROUP g RENAME TO h", ordinary)).contains("ERRCODE = '42501'");
            assertThat(executed("DROP GROUP g", ordinary)).contains("ERRCODE = '42501'");
        }

        @Test
        void aNameIsMeasuredInBytes() {
            assertThat(executed("CREATE SCHEMA \"" + "ä".repeat(31) + "\"")).doesNotContain("ERRCODE");
            assertThat(executed("CREATE SCHEMA \"" + "ä".repeat(32) + "\"")).contains("ERRCODE = '0A000'");
            assertThat(executed("CREATE SCHEMA \"" + "ä".repeat(64) + "\"")).contains("ERRCODE = '42622'");
        }

        @Test
        void theOtherStatementsOfAQueryStayAsTheyAre() {
            assertThat(executed("SELECT 1; DO $$ BEGIN END $$")).startsWith("SELECT 1;DO $refused$");
        }
    }

    @Nested
    class Wording {

        @Test
        void tableAttributesAreDropped() {
            assertThat(executed(
                                    "CREATE TABLE t (a int ENCODE zstd DISTKEY, b int) DISTSTYLE KEY COMPOUND SORTKEY (a, b)")
                            .replaceAll(" +", " ")
                            .strip())
                    .isEqualTo("CREATE TABLE t (a int , b int)");
        }

        @Test
        void allPrivilegesOnADatabaseDoNotIncludeConnect() {
            assertThat(executed("REVOKE ALL PRIVILEGES ON DATABASE d FROM PUBLIC"))
                    .isEqualTo("REVOKE CREATE, TEMPORARY ON DATABASE d FROM PUBLIC");
        }

        @Test
        void completionTagsAreRedshifts() {
            assertThat(single("SELECT 1").completion("SELECT 1")).isEqualTo("SELECT");
            assertThat(single("CREATE USER u PASSWORD 'Secret123'").completion("CREATE ROLE"))
                    .isEqualTo("CREATE USER");
            assertThat(single("DROP GROUP g").completion("DROP ROLE")).isEqualTo("DROP GROUP");
            assertThat(single("CREATE SCHEMA s").completion("CREATE SCHEMA")).isEqualTo("CREATE SCHEMA");
        }

        @Test
        void aLongLiteralIsNoTrouble() {
            String sql = "SELECT '" + "x''\\'".repeat(50_000) + "'";
            assertThat(executed(sql)).isEqualTo(sql);
        }
    }
}
