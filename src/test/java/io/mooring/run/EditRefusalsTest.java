package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.platform.redshift.RedshiftConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PUT may change and what it must send anew, after each kind of past. */
class EditRefusalsTest {
    private static final IntegrationStatus ENABLED = new IntegrationStatus.Enabled();
    private static final IntegrationStatus FAILED_CLEANLY = new IntegrationStatus.CreateError(false);
    private static final IntegrationStatus FAILED_LEAVING = new IntegrationStatus.CreateError(true);
    private static final PlatformObject LEFT = new PlatformObject("user", "immuta_system_account");

    private final RedshiftWishes redshift = new RedshiftWishes();

    @AfterEach
    void close() {
        redshift.close();
    }

    private void requireUnchanged(ObjectNode body, StoredIntegration stored) {
        FixedAttributes.requireUnchanged(body, redshift.platform, stored);
    }

    private String refusal(ObjectNode body, StoredIntegration stored) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> requireUnchanged(body, stored));
        assertThat(refusal.problem().code()).isEqualTo(RunError.ATTRIBUTES_FIXED);
        return refusal.problem().values().getOrDefault("attributes", "");
    }

    @Nested
    class Fixed {
        @Test
        void whatIsSetUpKeepsItsPlaceAndIsNamedInOrder() {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body)
                    .put("port", 1)
                    .put("database", "other")
                    .put("host", "h")
                    .put("initialDatabase", "i");

            assertThat(refusal(body, RedshiftWishes.stored(true, ENABLED)))
                    .isEqualTo("autoBootstrap, host, database, initialDatabase, port");
        }

        @Test
        void theTypeNeverChanges() {
            ObjectNode body = RedshiftWishes.body(true).put("type", "Trino");

            assertThat(refusal(body, RedshiftWishes.stored(true, FAILED_CLEANLY)))
                    .isEqualTo("type");
        }

        @Test
        void anOptionalAttributeThatIsLeftOutHasChanged() {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body).remove("initialDatabase");

            assertThat(refusal(body, RedshiftWishes.stored(false, ENABLED))).isEqualTo("initialDatabase");
        }

        @Test
        void aValueThatIsWrongIsNoChangeButAViolationOfItsOwn() {
            ObjectNode body = RedshiftWishes.body(true);
            RedshiftWishes.config(body).put("port", "5439").remove("host");

            assertThatCode(() -> requireUnchanged(body, RedshiftWishes.stored(true, ENABLED)))
                    .doesNotThrowAnyException();
        }

        @Test
        void rulesThatTheStoredConfigurationBreaksHideNoChange() {
            StoredIntegration stored = RedshiftWishes.stored(true, ENABLED);
            stored.config().put("database", "padb_harvest");
            ObjectNode body = RedshiftWishes.body(true);
            RedshiftWishes.config(body).put("database", "padb_harvest").put("host", "other.example");

            assertThat(refusal(body, stored)).isEqualTo("host");
        }

        @Test
        void aCreateThatFailedCleanlyIsTiedToNothingButItsType() {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body)
                    .put("host", "other.example")
                    .put("port", 1)
                    .put("database", "other");

            assertThatCode(() -> requireUnchanged(body, RedshiftWishes.stored(true, FAILED_CLEANLY)))
                    .doesNotThrowAnyException();
        }

        @Test
        void whatAFailedCreateLeftBehindTiesItToItsHost() {
            ObjectNode body = RedshiftWishes.body(true);
            RedshiftWishes.config(body).put("host", "other.example").put("database", "other");

            assertThat(refusal(body, RedshiftWishes.stored(true, FAILED_LEAVING, LEFT)))
                    .isEqualTo("host");
        }

        @Test
        void whatAFailedCreateLeftBehindTiesItToNothingElse() {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body)
                    .put("host", "CLUSTER.example.")
                    .put("port", 1)
                    .put("database", "other")
                    .put("initialDatabase", "other");

            assertThatCode(() -> requireUnchanged(body, RedshiftWishes.stored(true, FAILED_LEAVING, LEFT)))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class Marks {
        @ParameterizedTest
        @ValueSource(strings = {"cluster.example", "CLUSTER.EXAMPLE."})
        void theStoredPasswordIsUsedWhereItWasStoredFor(String host) {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body).put("host", host);

            assertThat(read(body, RedshiftWishes.stored(false, ENABLED)).password())
                    .isEqualTo(Secret.of(RedshiftWishes.PASSWORD));
        }

        @ParameterizedTest
        @CsvSource({"host,evil.example", "port,5440"})
        void theStoredPasswordIsNeverSentToAnotherPlace(String field, String value) {
            ObjectNode body = RedshiftWishes.body(false);
            if (field.equals("port")) {
                RedshiftWishes.config(body).put(field, Integer.parseInt(value));
            } else {
                RedshiftWishes.config(body).put(field, value);
            }

            Refusal refusal =
                    catchThrowableOfType(Refusal.class, () -> read(body, RedshiftWishes.stored(false, FAILED_CLEANLY)));

            assertThat(refusal.problem().code()).isEqualTo(RunError.INVALID_PAYLOAD);
            assertThat(refusal.problem().values())
                    .containsEntry(
                            "violations",
                            "config.password must be sent anew: no value is stored for the place that it would be"
                                    + " sent to");
        }

        @Test
        void aReferenceIsRefusedByItsPath() {
            ObjectNode body = RedshiftWishes.body(false);
            RedshiftWishes.config(body).put("password", "secret://vault/x#y");

            Refusal refusal =
                    catchThrowableOfType(Refusal.class, () -> read(body, RedshiftWishes.stored(false, ENABLED)));

            assertThat(refusal.problem().values().getOrDefault("violations", ""))
                    .startsWith("config.password must not be a reference");
        }

        private RedshiftConfig read(ObjectNode body, StoredIntegration stored) {
            return Configurations.ofEdit(Payload.ofEdit(body, redshift.platforms), redshift.platform, stored);
        }
    }
}
