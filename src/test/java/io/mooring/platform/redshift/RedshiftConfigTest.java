package io.mooring.platform.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mooring.domain.Secret;
import io.mooring.platform.config.Occasion;
import io.mooring.platform.config.Reading;
import io.mooring.platform.config.Shape;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedshiftConfigTest {
    private static final Shape<RedshiftConfig> SHAPE = Shape.of(RedshiftConfig.class);
    private static final Occasion AUTOMATIC = new Occasion(true, false);
    private static final Occasion MANUAL = new Occasion(false, false);
    private static final Occasion MANUAL_SCRIPT = new Occasion(false, true);
    private static final Occasion AUTOMATIC_SCRIPT = new Occasion(true, true);
    private static final String PUBLISHED_AUTOMATIC = """
            {"host":"organization.aws.amazon.com","database":"immuta","initialDatabase":"REDSHIFT_SAMPLE_DATA",
             "authenticationType":"userPassword","username":"taylor@redshift.com","password":"abc1234"}""";
    private static final String PUBLISHED_MANUAL = """
            {"host":"organization.aws.amazon.com","database":"immuta","impersonation":{"enabled":false},
             "authenticationType":"userPassword","username":"taylor@redshift.com","password":"abc1234"}""";

    private static Reading<RedshiftConfig> read(String json, Occasion occasion) {
        try {
            return SHAPE.read(new ObjectMapper().readTree(json), "config", occasion);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static RedshiftConfig accepted(String json, Occasion occasion) {
        return switch (read(json, occasion)) {
            case Reading.Accepted<RedshiftConfig> accepted -> accepted.value();
            case Reading.Refused<RedshiftConfig> refused -> throw new AssertionError(refused.message());
        };
    }

    private static String refusal(String json, Occasion occasion) {
        return switch (read(json, occasion)) {
            case Reading.Accepted<RedshiftConfig> accepted -> throw new AssertionError("accepted " + accepted.value());
            case Reading.Refused<RedshiftConfig> refused -> refused.message();
        };
    }

    private static String minimal(String database, String rest) {
        return "{\"host\":\"h.example\",\"database\":\"" + database
                + "\",\"authenticationType\":\"userPassword\",\"username\":\"u\",\"password\":\"p\"" + rest + "}";
    }

    @Test
    void publishedExamplesAreAcceptedWithTheirDefaults() {
        RedshiftConfig automatic = accepted(PUBLISHED_AUTOMATIC, AUTOMATIC);

        assertThat(automatic.port()).isEqualTo(5439);
        assertThat(automatic.impersonation()).isEqualTo(new ImpersonationConfig(false, "immuta_impersonation"));
        assertThat(automatic.password()).isEqualTo(Secret.of("abc1234"));
        assertThat(accepted(PUBLISHED_MANUAL, MANUAL_SCRIPT).initialDatabase()).isNull();
        assertThat(accepted(PUBLISHED_MANUAL, MANUAL).database()).isEqualTo("immuta");
    }

    @Test
    void theAnswerShowsDefaultsAndHidesCredentials() {
        assertThat(SHAPE.redacted(accepted(PUBLISHED_AUTOMATIC, AUTOMATIC)).toString())
                .isEqualTo("{\"host\":\"organization.aws.amazon.com\",\"database\":\"immuta\","
                        + "\"initialDatabase\":\"REDSHIFT_SAMPLE_DATA\",\"authenticationType\":\"userPassword\","
                        + "\"username\":\"<REDACTED>\",\"password\":\"<REDACTED>\",\"port\":5439,"
                        + "\"impersonation\":{\"enabled\":false}}");
    }

    @Test
    void theInitialDatabaseIsRequiredOnlyOfAnAutomaticSetUp() {
        assertThat(refusal(PUBLISHED_MANUAL, AUTOMATIC)).isEqualTo("config.initialDatabase is required");
        assertThat(accepted(PUBLISHED_MANUAL, AUTOMATIC_SCRIPT).initialDatabase())
                .isNull();
    }

    @Test
    void aScriptNeedsNoCredentials() {
        String without = "{\"host\":\"h.example\",\"database\":\"immuta\",\"authenticationType\":\"userPassword\"}";

        assertThat(refusal(without, MANUAL)).isEqualTo("config.password is required; config.username is required");
        assertThat(accepted(without, MANUAL_SCRIPT).username()).isNull();
    }

    @Test
    void otherWaysOfLoginAreRefusedForNothingButThat() {
        String keys = "{\"host\":\"h.example\",\"database\":\"immuta\",\"initialDatabase\":\"dev\","
                + "\"authenticationType\":\"accessKey\",\"databaseUser\":\"d\",\"accessKeyId\":\"a\",\"secretKey\":\"s\","
                + "\"sessionToken\":\"t\",\"region\":\"us-east-1\"}";
        String okta =
                "{\"host\":\"h.example\",\"database\":\"immuta\",\"authenticationType\":\"okta\",\"okta\":{\"username\":\"u\","
                        + "\"password\":\"p\",\"appId\":\"i\",\"idpHost\":\"o.example\",\"role\":\"r\"}}";

        assertThat(refusal(keys, AUTOMATIC))
                .isEqualTo(
                        "config.authenticationType must be userPassword; accessKey is not available in this version");
        assertThat(refusal(okta, MANUAL))
                .isEqualTo("config.authenticationType must be userPassword; okta is not available in this version");
        assertThat(refusal(okta.replace("\"database\"", "\"initialDatabase\":\"dev\",\"database\""), AUTOMATIC))
                .isEqualTo("config.authenticationType must be userPassword; okta is not available in this version;"
                        + " config.authenticationType must not be okta when autoBootstrap is true");
    }

    @Test
    void aNewDatabaseHasAPlainNameButAnExistingOneAnyThatCanBeQuoted() {
        assertThat(refusal(minimal("my-db", ""), MANUAL))
                .isEqualTo("config.database must consist of letters, digits, _ and $, and not begin with a digit or $");
        assertThat(accepted(minimal("my-db", ",\"initialDatabase\":\"MY-DB\""), MANUAL)
                        .database())
                .isEqualTo("my-db");
    }

    @ParameterizedTest
    @CsvSource({"dev", "DEV", "padb_harvest", "template0", "template1"})
    void aNewDatabaseIsNoneOfRedshiftsOwn(String name) {
        String refusal = "config.database must not be " + name.toLowerCase(java.util.Locale.ROOT)
                + ", which is Redshift's own; to add schemas to it, name it as initialDatabase too";

        assertThat(refusal(minimal(name, ",\"initialDatabase\":\"other\""), AUTOMATIC))
                .isEqualTo(refusal);
        assertThat(refusal(minimal(name, ",\"initialDatabase\":\"other\""), MANUAL))
                .isEqualTo(refusal);
        assertThat(refusal(minimal(name, ""), AUTOMATIC_SCRIPT)).isEqualTo(refusal);
        assertThat(accepted(minimal(name, ",\"initialDatabase\":\"" + name + "\""), AUTOMATIC)
                        .database())
                .isEqualTo(name);
        assertThat(accepted(minimal(name, ""), MANUAL).database()).isEqualTo(name);
    }

    @Test
    void theNameOfTheSystemAccountMustFit() {
        String longest = "a".repeat(112);

        assertThat(accepted(minimal(longest, ",\"initialDatabase\":\"dev\""), AUTOMATIC)
                        .database())
                .hasSize(112);
        assertThat(refusal(minimal(longest + "a", ",\"initialDatabase\":\"dev\""), AUTOMATIC))
                .isEqualTo("config.database must be at most 112 bytes long, so that the user name"
                        + " {database}_system_account fits");
        assertThat(accepted(minimal("a".repeat(127), ""), MANUAL).database()).hasSize(127);
        assertThat(refusal(minimal("a".repeat(128), ""), MANUAL))
                .contains("config.database")
                .contains("127");
    }

    @ParameterizedTest
    @CsvSource({"__group", "9lives", "a-b", "'a b'", "a'b", "$a"})
    void impersonationGroupsHavePlainNames(String role) {
        assertThat(refusal(
                        minimal("immuta", ",\"impersonation\":{\"enabled\":true,\"role\":\"" + role + "\"}"), MANUAL))
                .startsWith("config.impersonation.role must consist of letters, digits, _ and $");
    }

    @Test
    void userNamesMayBeAnythingThatCanBeQuoted() {
        RedshiftConfig config =
                accepted(minimal("immuta", "").replace("\"u\"", "\"IAM:o'neil \\\"x\\\" \\\\ é\""), MANUAL);

        assertThat(Objects.requireNonNull(config.username())).isEqualTo("IAM:o'neil \"x\" \\ é");
    }
}
