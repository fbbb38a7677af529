package io.mooring.platform.config;

import static io.mooring.platform.config.Samples.AUTOMATIC;
import static io.mooring.platform.config.Samples.MANUAL;
import static io.mooring.platform.config.Samples.SHAPE;
import static io.mooring.platform.config.Samples.accepted;
import static io.mooring.platform.config.Samples.config;
import static io.mooring.platform.config.Samples.refused;
import static io.mooring.platform.config.Samples.tree;
import static io.mooring.platform.config.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Secret;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeReadTest {

    @Nested
    final class Accepted {

        @Test
        void everyComponentIsRead() {
            SampleConfig read = config(Samples.FULL);

            assertThat(read)
                    .isEqualTo(new SampleConfig(
                            "Cluster.example.",
                            "immuta",
                            "dev db",
                            SampleConfig.Login.USER_PASSWORD,
                            "taylor@redshift.com",
                            Secret.of("abc1234"),
                            Secret.of("ABCD"),
                            5440,
                            7,
                            true,
                            new SampleConfig.Impersonation(true, "R"),
                            "",
                            null,
                            List.of("a", "b"),
                            List.of(
                                    new SampleConfig.Connection("one.example", Secret.of("t1"), List.of("c")),
                                    new SampleConfig.Connection("two.example", Secret.of("t2"), null))));
        }

        @Test
        void whatIsAbsentHasItsDefaultOrIsNull() {
            SampleConfig read = accepted(SHAPE.read(with(""), "config"));

            assertThat(read)
                    .isEqualTo(new SampleConfig(
                            "h.example",
                            "d",
                            null,
                            SampleConfig.Login.USER_PASSWORD,
                            "u",
                            Secret.of("p"),
                            null,
                            5439,
                            null,
                            null,
                            new SampleConfig.Impersonation(false, "IMMUTA"),
                            null,
                            null,
                            null,
                            null));
        }

        @Test
        void aNumberWithoutAFractionIsAnIntegerHoweverItIsWritten() {
            for (String number : new String[] {"443.0", "4.43e2", "443"}) {
                assertThat(accepted(SHAPE.read(with("'port':" + number), "config"))
                                .port())
                        .isEqualTo(443);
            }
        }

        @Test
        void nullIsAsIfAbsent() {
            assertThat(SHAPE.read(with("'port':null,'impersonation':null,'note':null,'connections':null"), "config"))
                    .isEqualTo(SHAPE.read(with(""), "config"));
        }
    }

    @Nested
    final class Messages {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'host':null|config.host is required",
                    "'foo':1|config.foo is not allowed",
                    "'port':0|config.port must be between 1 and 65535",
                    "'port':65536|config.port must be between 1 and 65535",
                    "'port':99999999999999999999|config.port must be between 1 and 65535",
                    "'port':'443'|config.port must be an integer",
                    "'port':443.5|config.port must be an integer",
                    "'port':true|config.port must be an integer",
                    "'port':1e300|config.port must be between 1 and 65535",
                    "'batch':0|config.batch must be between 1 and 2147483647",
                    "'batch':2147483648|config.batch must be between 1 and 2147483647",
                    "'database':123456789012|config.database must be a string; put it in quotes",
                    "'database':false|config.database must be a string; put it in quotes",
                    "'database':{}|config.database must be a string",
                    "'password':5|config.password must be a string; put it in quotes",
                    "'password':''|config.password must not be empty",
                    "'verbose':'true'|config.verbose must be true or false",
                    "'verbose':1|config.verbose must be true or false",
                    "'authenticationType':'password'|config.authenticationType must be one of userPassword, accessKey,"
                            + " okta",
                    "'authenticationType':7|config.authenticationType must be one of userPassword, accessKey, okta",
                    "'impersonation':true|config.impersonation must be an object",
                    "'impersonation':{'enabled':'no'}|config.impersonation.enabled must be true or false",
                    "'impersonation':{'rolle':'x'}|config.impersonation.rolle is not allowed",
                    "'workspaces':'a'|config.workspaces must be an array",
                    "'workspaces':['a',5]|config.workspaces[1] must be a string; put it in quotes",
                    "'workspaces':[null]|config.workspaces[0] must be a string",
                    "'workspaces':['abcd']|config.workspaces[0] must have at most 3 characters",
                    "'connections':[{'url':'a','token':1}]|config.connections[0].token must be a string; put it in quotes",
                    "'connections':[{}]|config.connections[0].url is required",
                    "'connections':[5]|config.connections[0] must be an object",
                    "'connections':[{'url':'a'},{'url':'A.'}]|config.connections[1].url is given more than once",
                    "'note':'abcdef'|config.note must have at most 5 characters",
                    "'accessKeyId':'abc'|config.accessKeyId must be 4 to 8 capital letters or digits",
                    "'database':'1a'|config.database must consist of letters, digits, _ and $, and not begin with a digit"
                            + " or $",
                    "'database':'a-b'|config.database must consist of letters, digits, _ and $, and not begin with a digit"
                            + " or $",
                    "'database':'a\\n'|config.database must consist of letters, digits, _ and $, and not begin with a digit"
                            + " or $",
                    "'database':'abcdefghijklm'|config.database must have at most 12 bytes in UTF-8",
                    "'initialDatabase':''|config.initialDatabase must not be empty",
                    "'initialDatabase':' a'|config.initialDatabase must not begin or end with a blank",
                    "'initialDatabase':'a\\u00a0'|config.initialDatabase must not begin or end with a blank",
                    "'initialDatabase':'a\\u0000b'|config.initialDatabase must not contain control characters",
                    "'initialDatabase':'a\\n'|config.initialDatabase must not contain control characters",
                    "'initialDatabase':'123456789012345678901'|config.initialDatabase must have at most 20 characters",
                    "'initialDatabase':'äöüäöüäöüäöüä'|config.initialDatabase must have at most 24 bytes in UTF-8",
                })
        void eachProblemHasItsSentence(String fields, String message) {
            assertThat(refused(SHAPE.read(with(fields), "config"))).isEqualTo(message);
        }

        @Test
        void everythingIsSaidAtOnceInTheOrderOfThePaths() {
            assertThat(refused(SHAPE.read(tree("{'zone':1,'port':70000,'verbose':true,'Alpha':null}"), "config")))
                    .isEqualTo("config.Alpha is not allowed; config.database is required; config.host is required;"
                            + " config.note is required; config.password is required;"
                            + " config.port must be between 1 and 65535; config.username is required;"
                            + " config.zone is not allowed");
        }

        @Test
        void indexesAreOrderedAsNumbers() {
            ObjectNode tree = (ObjectNode) with("");
            for (int i = 0; i < 12; i++) {
                tree.withArray("workspaces").add(i == 2 || i == 10 ? "" : "a");
            }
            assertThat(refused(SHAPE.read(tree, "config")))
                    .isEqualTo("config.workspaces[2] must not be empty; config.workspaces[10] must not be empty");
        }

        @Test
        void aConfigurationThatIsNoneIsNamed() {
            assertThat(refused(SHAPE.read(null, "config"))).isEqualTo("config is required");
            assertThat(refused(SHAPE.read(tree("null"), "config"))).isEqualTo("config is required");
            assertThat(refused(SHAPE.read(tree("[]"), "config"))).isEqualTo("config must be an object");
        }

        @Test
        void withoutABasePathThePathsBeginWithTheField() {
            assertThat(refused(SHAPE.read(with("'host':1"), ""))).isEqualTo("host must be a string; put it in quotes");
            assertThat(refused(SHAPE.read(tree("[]"), ""))).isEqualTo("The body must be an object");
        }

        @Test
        void aNameThatIsNotAllowedIsPrintedWithoutControlCharactersAndCut() {
            ObjectNode tree = ((ObjectNode) with("")).put("a\u0000\n\u202e" + "b".repeat(100), 1);

            assertThat(refused(SHAPE.read(tree, "config"))).isEqualTo("config.a" + "b".repeat(63) + " is not allowed");
        }

        @Test
        void aFloodOfUnknownNamesGivesABoundedAnswer() {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < 10_000; i++) {
                tree.put("f" + i, i);
            }

            assertThat(refused(SHAPE.read(tree, "config")).split("; ")).hasSize(200);
        }

        @Test
        void noValueIsQuoted() {
            assertThat(refused(SHAPE.read(
                            with("'accessKeyId':'hunter2','host':'hunter2 x','database':'hunter-2'"), "config")))
                    .doesNotContain("hunter");
        }
    }

    @Nested
    final class Conditions {

        @Test
        void aDefaultMakesASiblingRequiredToo() {
            assertThat(refused(SHAPE.read(tree("{'host':'h','database':'d'}"), "config")))
                    .isEqualTo("config.password is required; config.username is required");
        }

        @Test
        void eachOfSeveralValuesMakesItRequired() {
            for (String login : new String[] {"accessKey", "okta"}) {
                assertThat(refused(SHAPE.read(with("'authenticationType':'" + login + "'"), "config")))
                        .isEqualTo("config.accessKeyId is required");
            }
        }

        @Test
        void aRefusedSiblingMakesNothingRequired() {
            assertThat(refused(SHAPE.read(tree("{'host':'h','database':'d','authenticationType':'x'}"), "config")))
                    .isEqualTo("config.authenticationType must be one of userPassword, accessKey, okta");
        }

        @Test
        void someComponentsAreRequiredOnlyWhenTheServiceDoesTheWork() {
            assertThat(SHAPE.read(with(""), "config", MANUAL)).isInstanceOf(Reading.Accepted.class);
            assertThat(refused(SHAPE.read(with(""), "config", AUTOMATIC)))
                    .isEqualTo("config.initialDatabase is required");
            assertThat(SHAPE.read(with(""), "config", new Occasion(true, true))).isInstanceOf(Reading.Accepted.class);
        }

        @Test
        void forAScriptNothingSensitiveIsRequired() {
            assertThat(SHAPE.read(tree("{'host':'h','database':'d'}"), "config", new Occasion(false, true)))
                    .isInstanceOf(Reading.Accepted.class);
            assertThat(refused(SHAPE.read(
                            tree("{'host':'h','database':'d','verbose':true}"), "config", new Occasion(false, true))))
                    .isEqualTo("config.note is required");
        }
    }

    @Nested
    final class Rules {

        @Test
        void rulesAreAskedEvenWhenComponentsWereRefused() {
            assertThat(refused(SHAPE.read(
                            tree("{'authenticationType':'okta','note':'n','proxy':{'host':'a b'}}"),
                            "config",
                            AUTOMATIC)))
                    .isEqualTo("config.accessKeyId is required;"
                            + " config.authenticationType must not be okta when autoBootstrap is true;"
                            + " config.database is required; config.host is required;"
                            + " config.initialDatabase is required; config.note is not allowed beside proxy;"
                            + " config.proxy.host must be a host name or IP address without blanks");
        }

        @Test
        void aRuleSeesWhatWasRefusedAsNeitherValueNorAbsent() {
            assertThat(refused(
                            SHAPE.read(with("'authenticationType':'oktaa','proxy':5,'note':5"), "config", AUTOMATIC)))
                    .contains("config.note is not allowed beside proxy")
                    .doesNotContain("must not be okta");
        }
    }

    @Nested
    final class Sensitive {

        @Test
        void aMarkNeedNotLookLikeTheValue() {
            assertThat(accepted(SHAPE.read(with("'accessKeyId':'<REDACTED>'"), "config"))
                            .accessKeyId())
                    .isEqualTo(Secret.of("<REDACTED>"));
        }

        @Test
        void aReferenceIsRefusedByItsPathWhileNoProviderExists() {
            assertThat(refused(SHAPE.read(
                            with("'password':'secret://vault/path#key','username':'secret://vault/user'"), "config")))
                    .isEqualTo("config.password must not be a reference (secret://…): this version has no secret"
                            + " providers, so send the value itself; config.username must not be a reference"
                            + " (secret://…): this version has no secret providers, so send the value itself");
        }

        @Test
        void onlySensitiveComponentsTakeThem() {
            assertThat(refused(SHAPE.read(with("'database':'<REDACTED>','host':'secret://a/b#c'"), "config")))
                    .contains("config.database must consist of", "config.host must be a host name");
        }
    }

    @Nested
    final class Over {
        private final List<String> credentials = List.of("authenticationType", "username", "password", "accessKeyId");
        private final SampleConfig stored = SHAPE.restore(SHAPE.plain(config(Samples.FULL)), SecretValues.NONE);

        @Test
        void onlyTheChosenComponentsAreReadAndTheOthersKept() {
            SampleConfig read = accepted(
                    SHAPE.readOver(stored, credentials, tree("{'username':'admin','password':'new'}"), "", AUTOMATIC));

            assertThat(read.username()).isEqualTo("admin");
            assertThat(read.password()).isEqualTo(Secret.of("new"));
            assertThat(read.accessKeyId()).isNull();
            assertThat(SHAPE.changed(stored, read)).containsExactly("username", "password");
        }

        @Test
        void aComponentThatWasNotChosenIsNotAllowed() {
            assertThat(refused(SHAPE.readOver(
                            stored, credentials, tree("{'password':5,'host':'x','foo':1}"), "", AUTOMATIC)))
                    .isEqualTo("foo is not allowed; host is not allowed; password must be a string; put it in quotes;"
                            + " username is required");
        }

        @Test
        void rulesAreNotAskedOfWhatIsOnlyStored() {
            SampleConfig earlier = SHAPE.restore(
                    tree("{'host':'h.example','database':'d','note':'n','proxy':{'host':'p.example'}}"),
                    SecretValues.NONE);

            SampleConfig read = accepted(
                    SHAPE.readOver(earlier, credentials, tree("{'username':'admin','password':'new'}"), "", AUTOMATIC));

            assertThat(read.note()).isEqualTo("n");
        }

        @Test
        void rulesAreAskedOfWhatIsSent() {
            assertThat(refused(SHAPE.readOver(
                            stored,
                            credentials,
                            tree("{'authenticationType':'okta','accessKeyId':'ABCD'}"),
                            "",
                            AUTOMATIC)))
                    .isEqualTo("authenticationType must not be okta when autoBootstrap is true");
        }

        @Test
        void anAbsentChosenComponentIsNotTakenFromTheStoredConfiguration() {
            SampleConfig withCredentials = config(Samples.FULL);

            assertThat(refused(SHAPE.readOver(
                            withCredentials, credentials, tree("{'authenticationType':'okta'}"), "", MANUAL)))
                    .isEqualTo("accessKeyId is required");
        }
    }
}
