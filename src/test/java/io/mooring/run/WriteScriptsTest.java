package io.mooring.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.PlatformObject;
import io.mooring.platform.GeneratedCredentials;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.redshift.RedshiftConfig;
import io.mooring.platform.sql.ScriptText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An edit script shows what a PUT with the same body would do. */
class WriteScriptsTest {
    private static final IntegrationStatus FAILED = new IntegrationStatus.CreateError(true);
    private static final PlatformObject LEFT = new PlatformObject("user", "immuta_system_account");

    private final RedshiftWishes redshift = new RedshiftWishes();
    private final MemoryIntegrations store = new MemoryIntegrations();
    private final WriteScripts scripts = new WriteScripts(
            redshift.platforms,
            store,
            () -> "0.1.0",
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        redshift.close();
    }

    private WrittenScript edit(ObjectNode body, StoredIntegration stored) {
        store.stored = stored;
        return scripts.forIntegration(ScriptKind.EDIT, stored.id(), body)
                .await()
                .indefinitely();
    }

    private List<String> planned(ObjectNode body, StoredIntegration stored) {
        RedshiftConfig before = Configurations.withoutSecrets(redshift.platform, stored);
        Payload payload = Payload.ofEdit(body, redshift.platforms);
        RedshiftConfig after = Configurations.ofScript(payload, redshift.platform, before);
        return redshift
                .platform
                .plan(
                        WantedChange.ofEdit(stored, redshift.platform, payload.automatic(), after),
                        GeneratedCredentials.none())
                .steps()
                .stream()
                .map(ScriptText::statementOf)
                .map(statement -> statement.printed())
                .toList();
    }

    private static List<String> printed(WrittenScript script) {
        return script.statements().stream()
                .map(WrittenScript.PrintedStatement::text)
                .toList();
    }

    @Test
    void afterAFailedCreateItSetsUpWhatWasNeverSetUp() {
        ObjectNode same = RedshiftWishes.body(true);
        StoredIntegration stored = RedshiftWishes.stored(true, FAILED, LEFT);

        WrittenScript script = edit(same, stored);

        assertThat(printed(script)).isEqualTo(planned(same, stored)).hasSizeGreaterThan(10);
        assertThat(script.text())
                .contains("CREATE USER \"immuta_system_account\"", "ALTER USER \"immuta_system_account\"")
                .contains("Run as: a superuser connected to database dev and then to database immuta")
                .doesNotContain("nothing to change");
    }

    @Test
    void afterAFailedCreateABodyMayAskForAPersonsSetUp() {
        ObjectNode manual = RedshiftWishes.body(false);

        WrittenScript script = edit(manual, RedshiftWishes.stored(true, FAILED));

        assertThat(printed(script)).anySatisfy(text -> assertThat(text).startsWith("CREATE USER \"taylor\""));
        assertThat(script.text()).doesNotContain(RedshiftWishes.PASSWORD);
    }

    @Test
    void aStoredPasswordIsNeverPrintedForANewLogin() {
        ObjectNode renamed = RedshiftWishes.body(false);
        RedshiftWishes.config(renamed).put("username", "new");

        WrittenScript script = edit(renamed, RedshiftWishes.stored(false, new IntegrationStatus.Enabled()));

        assertThat(script.text())
                .contains("CREATE USER \"new\" PASSWORD '<SYSTEM_ACCOUNT_PASSWORD>'", "\"taylor\"")
                .doesNotContain("PASSWORD 'md5", RedshiftWishes.PASSWORD);
    }

    @Test
    void ofAWorkingIntegrationItShowsTheDifference() {
        ObjectNode impersonating = RedshiftWishes.body(true);
        RedshiftWishes.config(impersonating).putObject("impersonation").put("enabled", true);
        StoredIntegration stored = RedshiftWishes.stored(true, new IntegrationStatus.Enabled());

        assertThat(printed(edit(impersonating, stored)))
                .isEqualTo(planned(impersonating, stored))
                .first()
                .asString()
                .startsWith("CREATE GROUP");
        assertThat(edit(RedshiftWishes.body(true), stored).statements()).isEmpty();
    }
}
