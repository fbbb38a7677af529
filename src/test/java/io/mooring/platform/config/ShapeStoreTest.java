package io.mooring.platform.config;

import static io.mooring.platform.config.Samples.SHAPE;
import static io.mooring.platform.config.Samples.accepted;
import static io.mooring.platform.config.Samples.config;
import static io.mooring.platform.config.Samples.tree;
import static io.mooring.platform.config.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Secret;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeStoreTest {
    private final SampleConfig full = config(Samples.FULL);

    @Nested
    final class Redacted {

        @Test
        void theViewHasTheRecordsOrderItsDefaultsAndMarksForWhatIsSensitive() {
            assertThat(SHAPE.redacted(accepted(SHAPE.read(with("'connections':[{'token':'t','url':'u'}]"), "config"))))
                    .hasToString(text("{'host':'h.example','database':'d','authenticationType':'userPassword',"
                            + "'username':'<REDACTED>','password':'<REDACTED>','port':5439,"
                            + "'impersonation':{'enabled':false},'connections':[{'url':'u','token':'<REDACTED>'}]}"));
        }

        @Test
        void aComponentThatHangsOnASwitchIsShownWhenThatIsOn() {
            assertThat(SHAPE.redacted(accepted(SHAPE.read(with("'impersonation':{'enabled':true}"), "config")))
                            .path("impersonation"))
                    .hasToString(text("{'enabled':true,'role':'IMMUTA'}"));
        }

        @Test
        void theViewOfTheStoredTreeIsTheSameWhateverItsOrderAndWithoutTheSecrets() {
            ObjectNode shuffled = (ObjectNode) tree("{}");
            ObjectNode plain = SHAPE.plain(full);
            plain.fieldNames().forEachRemaining(name -> {
                ObjectNode before = shuffled.deepCopy();
                shuffled.removeAll();
                shuffled.set(name, plain.get(name));
                shuffled.setAll(before);
            });

            assertThat(shuffled).doesNotHaveToString(plain.toString());
            assertThat(SHAPE.redacted(shuffled))
                    .hasToString(SHAPE.redacted(full).toString());
        }

        @Test
        void defaultsThatCameLaterAreFilledInAndUnknownFieldsLeftOut() {
            assertThat(SHAPE.redacted(tree("{'host':'h','gone':1,'impersonation':{}}")))
                    .hasToString(text("{'host':'h','authenticationType':'userPassword','port':5439,"
                            + "'impersonation':{'enabled':false}}"));
        }
    }

    @Nested
    final class Split {

        @Test
        void thePlainTreeHasEverythingButTheSensitiveValues() {
            assertThat(SHAPE.plain(full))
                    .hasToString(text("{'host':'Cluster.example.','database':'immuta','initialDatabase':'dev db',"
                            + "'authenticationType':'userPassword','username':'<REDACTED>','password':'<REDACTED>',"
                            + "'accessKeyId':'<REDACTED>','port':5440,'batch':7,'verbose':true,"
                            + "'impersonation':{'enabled':true,'role':'R'},'note':'','workspaces':['a','b'],"
                            + "'connections':[{'url':'one.example','token':'<REDACTED>','catalogs':['c']},"
                            + "{'url':'two.example','token':'<REDACTED>'}]}"));
        }

        @Test
        void theSecretsAreNamedByPathAndItemsByTheirKey() {
            assertThat(SHAPE.secretsOf(full).reveal())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "username", "taylor@redshift.com",
                            "password", "abc1234",
                            "accessKeyId", "ABCD",
                            "connections[one.example].token", "t1",
                            "connections[two.example].token", "t2"));
        }

        @Test
        void readableOnesAreThoseThatAreNoSecrets() {
            assertThat(SHAPE.readableOf(full).reveal()).containsExactly(Map.entry("username", "taylor@redshift.com"));
        }

        @Test
        void secretsCanBeChosenByValue() {
            SecretValues chosen = SHAPE.secretsOf(full).filtered(secret -> secret.equals(Secret.of("abc1234")));

            assertThat(chosen.byName()).containsExactly(Map.entry("password", Secret.of("abc1234")));
            assertThat(SHAPE.secretsOf(full).byName()).hasSize(5);
        }

        @Test
        void secretsOfNestedRecordsAreFound() {
            assertThat(SHAPE.secretsOf(accepted(SHAPE.read(with("'proxy':{'host':'p','password':'x'}"), "config")))
                            .find("proxy.password"))
                    .contains(Secret.of("x"));
        }

        @Test
        void bothTogetherGiveTheConfigurationBack() {
            SecretValues unsealed =
                    SecretValues.ofRevealed(SHAPE.secretsOf(full).reveal());

            assertThat(unsealed).isEqualTo(SHAPE.secretsOf(full));
            assertThat(SHAPE.restore(SHAPE.plain(full), unsealed)).isEqualTo(full);
        }

        @Test
        void withoutTheSecretsSensitiveComponentsAreNull() {
            SampleConfig restored = SHAPE.restore(SHAPE.plain(full), SecretValues.NONE);

            assertThat(restored.username()).isNull();
            assertThat(restored.password()).isNull();
            assertThat(restored.connections())
                    .allSatisfy(connection -> assertThat(connection.token()).isNull());
            assertThat(SHAPE.changed(full, restored))
                    .containsExactly("username", "password", "accessKeyId", "connections");
        }

        @Test
        void aConfigurationOfAnEarlierVersionIsRestoredWithTodaysDefaultsAndWithoutTodaysRules() {
            SampleConfig restored =
                    SHAPE.restore(tree("{'host':'not a host','database':'','gone':[]}"), SecretValues.NONE);

            assertThat(restored.host()).isEqualTo("not a host");
            assertThat(restored.port()).isEqualTo(5439);
            assertThat(restored.impersonation()).isEqualTo(new SampleConfig.Impersonation(false, "IMMUTA"));
        }

        @Test
        void aStoredTreeThatLacksWhatIsRequiredIsAFault() {
            assertThatThrownBy(() -> SHAPE.restore(tree("{'host':'h'}"), SecretValues.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The stored configuration has no database");
            assertThatThrownBy(() -> SHAPE.restore(
                            tree("{'host':'h','database':'d','authenticationType':'gone'}"), SecretValues.NONE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The stored configuration has an unknown authenticationType");
        }

        @Test
        void nothingPrintsASecret() throws JsonProcessingException {
            assertThat(full.toString() + SHAPE.secretsOf(full) + SHAPE.plain(full) + SHAPE.redacted(full))
                    .doesNotContain("abc1234", "ABCD", "t1", "t2");
            assertThat(SHAPE.sensitiveValues(tree(Samples.FULL), "config").toString())
                    .doesNotContain("abc1234");
            assertThat(new ObjectMapper()
                            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                            .writeValueAsString(full))
                    .contains("Cluster.example.")
                    .doesNotContain("abc1234", "ABCD", "t1", "t2");
        }
    }

    @Nested
    final class Marks {

        @Test
        void marksAreFoundWithTheirPaths() {
            JsonNode tree = with("'username':'<REDACTED>','database':'<REDACTED>','proxy':{'password':'<REDACTED>'},"
                    + "'connections':[{'token':'t'},{'url':'two.example','token':'<REDACTED>'},5],'impersonation':5");

            assertThat(SHAPE.redactedPaths(tree, "config"))
                    .containsExactly("config.username", "config.proxy.password", "config.connections[1].token");
            assertThat(SHAPE.redactedPaths(tree, "")).startsWith("username");
            assertThat(SHAPE.redactedPaths(tree("[]"), "config")).isEmpty();
            assertThat(SHAPE.redactedPaths(null, "config")).isEmpty();
        }

        @Test
        void allSensitiveValuesAreFoundWithTheirPaths() {
            assertThat(SHAPE.sensitiveValues(with("'password':'secret://v/p#k'"), "config"))
                    .containsExactly(
                            new SensitiveValue("config.username", Secret.of("u")),
                            new SensitiveValue("config.password", Secret.of("secret://v/p#k")));
        }

        @Test
        void aMarkMeansWhatIsStored() {
            JsonNode sentBack = SHAPE.redacted(full);

            JsonNode filled = SHAPE.fillRedacted(sentBack, full);

            assertThat(accepted(SHAPE.read(filled, "config"))).isEqualTo(full);
            assertThat(sentBack.path("password").textValue()).isEqualTo("<REDACTED>");
        }

        @Test
        void whereNothingIsStoredTheMarkStays() {
            JsonNode filled = SHAPE.fillRedacted(SHAPE.redacted(full), holding(Map.of("password", Secret.of("p"))));

            assertThat(filled.path("password").textValue()).isEqualTo("p");
            assertThat(SHAPE.redactedPaths(filled, "config"))
                    .containsExactly(
                            "config.username",
                            "config.accessKeyId",
                            "config.connections[0].token",
                            "config.connections[1].token");
        }

        @Test
        void itemsKeepTheirOwnSecretsInAnyOrder() {
            JsonNode tree = tree("{'port':5440,'connections':[{'url':'TWO.example.','token':'<REDACTED>'},"
                    + "{'url':'three.example','token':'<REDACTED>'},{'token':'<REDACTED>'},"
                    + "{'url':'one.example','token':'own'}]}");

            assertThat(SHAPE.fillRedacted(tree, full))
                    .hasToString(text("{'port':5440,'connections':[{'url':'TWO.example.','token':'t2'},"
                            + "{'url':'three.example','token':'<REDACTED>'},{'token':'<REDACTED>'},"
                            + "{'url':'one.example','token':'own'}]}"));
        }

        @Test
        void aMarkThatIsNotSensitiveIsText() {
            assertThat(SHAPE.fillRedacted(with("'note':'<REDACTED>'"), full)
                            .path("note")
                            .textValue())
                    .isEqualTo("<REDACTED>");
        }

        @ParameterizedTest
        @CsvSource({"host,other.example", "host,5"})
        void aSecretThatWouldGoElsewhereIsNotFilledIn(String field, String value) {
            ObjectNode sentBack = SHAPE.redacted(full);
            sentBack.set(field, tree(value.equals("5") ? value : "'" + value + "'"));

            JsonNode filled = SHAPE.fillRedacted(sentBack, full);

            assertThat(SHAPE.redactedPaths(filled, "config")).containsExactly("config.password");
            assertThat(filled.path("username").textValue()).as("is no secret").isEqualTo(full.username());
        }

        @Test
        void aDefaultAndAnotherSpellingAreTheSamePlace() {
            ObjectNode sentBack = SHAPE.redacted(config(
                    "{'host':'Cluster.example.','database':'immuta','username':'u','password':'p','port':5439}"));
            SampleConfig stored = accepted(SHAPE.read(with("'host':'cluster.EXAMPLE'"), "config"));
            sentBack.remove("port");

            assertThat(SHAPE.fillRedacted(sentBack, stored).path("password").textValue())
                    .isEqualTo("p");
        }

        @Test
        void theSecretOfANestedRecordFollowsItsOwnPlaceAndTheRootsWhereItSaysSo() {
            SampleConfig stored = accepted(SHAPE.read(
                    with("'proxy':{'host':'proxy.example','password':'pp'},'connections':[{'url':'a','token':'t'}]"),
                    "config"));
            ObjectNode moved = SHAPE.redacted(stored).put("port", 5441);
            ((ObjectNode) moved.path("proxy")).put("host", "other.example");

            assertThat(SHAPE.redactedPaths(SHAPE.fillRedacted(moved, stored), "config"))
                    .containsExactly("config.password", "config.proxy.password", "config.connections[0].token");
        }

        private SampleConfig holding(Map<String, Secret> secrets) {
            return SHAPE.restore(SHAPE.plain(full), SecretValues.of(secrets));
        }
    }

    @Nested
    final class Changed {

        @Test
        void nothingIsChangedByCaseAndTrailingDotOfHosts() {
            JsonNode other = tree(
                    Samples.FULL.replace("Cluster.example.", "cluster.EXAMPLE").replace("one.ex", "ONE.ex"));

            assertThat(SHAPE.changed(full, accepted(SHAPE.read(other, "config"))))
                    .isEmpty();
        }

        @Test
        void changesAreNamedInTheRecordsOrder() {
            JsonNode other = tree(Samples.FULL
                    .replace("5440", "5441")
                    .replace("immuta", "Immuta")
                    .replace("\"role\":\"R\"", "\"role\":\"r\"")
                    .replace("abc1234", "abc1235")
                    .replace("[\"a\",\"b\"]", "[\"b\",\"a\"]")
                    .replace("\"t2\"", "\"t3\"")
                    .replace("\"batch\":7,", ""));

            assertThat(SHAPE.changed(full, accepted(SHAPE.read(other, "config"))))
                    .containsExactly(
                            "database", "password", "port", "batch", "impersonation", "workspaces", "connections");
        }
    }

    private static String text(String json) {
        return json.replace('\'', '"');
    }
}
