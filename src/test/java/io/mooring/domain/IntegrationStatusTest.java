package io.mooring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mooring.domain.IntegrationStatus.CreateError;
import io.mooring.domain.IntegrationStatus.Creating;
import io.mooring.domain.IntegrationStatus.Deletable;
import io.mooring.domain.IntegrationStatus.Deleted;
import io.mooring.domain.IntegrationStatus.Deleting;
import io.mooring.domain.IntegrationStatus.Disabled;
import io.mooring.domain.IntegrationStatus.EditError;
import io.mooring.domain.IntegrationStatus.Editable;
import io.mooring.domain.IntegrationStatus.Editing;
import io.mooring.domain.IntegrationStatus.Enabled;
import io.mooring.domain.IntegrationStatus.Migratable;
import io.mooring.domain.IntegrationStatus.MigrateError;
import io.mooring.domain.IntegrationStatus.Migrating;
import io.mooring.domain.IntegrationStatus.PartlyDeleted;
import io.mooring.domain.IntegrationStatus.RecurringValidationError;
import io.mooring.domain.IntegrationStatus.Resting;
import io.mooring.domain.IntegrationStatus.Transitional;
import io.mooring.domain.IntegrationStatus.Undeleted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads as the transition table of contract section 4.1: what stands here is legal, everything else is refused. */
class IntegrationStatusTest {
    private static final String REFUSED = "-";

    @Nested
    class Transitions {
        @Test
        void everyStatusTakesExactlyTheseEdges() {
            Map<String, List<String>> table = new TreeMap<>();
            //                                 edit,                delete,             migrate,     force
            table.put("creating", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("editing", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("editing/recreating", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("deleting", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("deleting/resumed", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("migrating", List.of(REFUSED, REFUSED, REFUSED, "disabled"));
            table.put("enabled", List.of("editing", "deleting", "migrating", "disabled"));
            table.put("createError", List.of("editing/recreating", "deleted", REFUSED, "disabled"));
            table.put("createError/leftOver", List.of("editing/recreating", "deleting", REFUSED, "disabled"));
            table.put("editError", List.of("editing", "deleting", REFUSED, "disabled"));
            table.put("deleteError", List.of("editing", "deleting", REFUSED, "disabled"));
            table.put("deleteError/partlyDeleted", List.of(REFUSED, "deleting/resumed", REFUSED, "disabled"));
            table.put("migrateError", List.of("editing", "deleting", "migrating", "disabled"));
            table.put("recurringValidationError", List.of("editing", "deleting", REFUSED, "disabled"));
            table.put("disabled", List.of(REFUSED, "deleted", REFUSED, "disabled"));
            table.put("deleted", List.of(REFUSED, REFUSED, REFUSED, REFUSED));

            Map<String, List<String>> actual = IntegrationStatus.all().stream()
                    .collect(Collectors.toMap(
                            IntegrationStatus::key, IntegrationStatusTest::edges, (a, b) -> a, TreeMap::new));
            assertThat(actual).isEqualTo(table);
        }

        @Test
        void workUnderWayEndsAsTheTableSays() {
            assertThat(ends(new Creating())).containsExactly("enabled", "createError", "createError/leftOver");
            assertThat(ends(new Editing(false))).containsExactly("enabled", "editError", "editError");
            assertThat(ends(new Editing(true))).containsExactly("enabled", "createError", "createError/leftOver");
            assertThat(ends(new Deleting(false)))
                    .containsExactly("deleted", "deleteError", "deleteError/partlyDeleted");
            assertThat(ends(new Deleting(true)))
                    .containsExactly("deleted", "deleteError/partlyDeleted", "deleteError/partlyDeleted");
            assertThat(ends(new Migrating())).containsExactly("enabled", "migrateError", "migrateError");
        }

        @Test
        void theRecurringCheckTurnsEnabledAndBack() {
            assertThat(new Enabled().checkFailed()).isEqualTo(new RecurringValidationError());
            assertThat(new RecurringValidationError().checkPassed()).isEqualTo(new Enabled());
        }

        @Test
        void everyStatusIsEitherTransitionalOrResting() {
            assertThat(IntegrationStatus.all())
                    .allMatch(status -> status instanceof Transitional ^ status instanceof Resting);
        }
    }

    @Nested
    class Names {
        @ParameterizedTest
        @MethodSource("io.mooring.domain.IntegrationStatus#all")
        void aStoredKeyReadsBackAsTheSameStatus(IntegrationStatus status) {
            assertThat(IntegrationStatus.ofKey(status.key())).isEqualTo(status);
        }

        @ParameterizedTest
        @MethodSource("io.mooring.domain.IntegrationStatus#all")
        void aKeyBeginsWithTheNameThatClientsSee(IntegrationStatus status) {
            assertThat(status.key().split("/")[0]).isEqualTo(status.wireName());
        }

        @Test
        void clientsSeeTheNamesOfTheContract() {
            assertThat(IntegrationStatus.all().stream()
                            .map(IntegrationStatus::wireName)
                            .distinct())
                    .containsExactlyInAnyOrder(
                            "creating",
                            "editing",
                            "deleting",
                            "migrating",
                            "enabled",
                            "createError",
                            "editError",
                            "deleteError",
                            "migrateError",
                            "recurringValidationError",
                            "disabled",
                            "deleted");
        }

        @Test
        void aKeyThatNobodyWroteIsRefused() {
            assertThatIllegalArgumentException().isThrownBy(() -> IntegrationStatus.ofKey("enabled/leftOver"));
        }
    }

    @Test
    void onlyWhatIsGivenUpOrGoneFreesItsIdentity() {
        assertThat(IntegrationStatus.all().stream().filter(status -> !status.holdsIdentity()))
                .containsExactlyInAnyOrder(new Disabled(), new Deleted());
    }

    @Test
    void everyRecordOfTheSealedTypeIsInTheList() {
        assertThat(IntegrationStatus.all().stream()
                        .map(Object::getClass)
                        .distinct()
                        .count())
                .isEqualTo(records(IntegrationStatus.class).count());
        assertThat(records(IntegrationStatus.class)).contains(CreateError.class, EditError.class, MigrateError.class);
        assertThat(records(IntegrationStatus.class)).contains(Undeleted.class, PartlyDeleted.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(IntegrationStatusTest::records)
                        .distinct()
                : Stream.of(type);
    }

    private static List<String> edges(IntegrationStatus status) {
        return List.of(
                status instanceof Editable editable ? editable.edit().key() : REFUSED,
                status instanceof Deletable deletable ? deletable.delete().key() : REFUSED,
                status instanceof Migratable migratable ? migratable.migrate().key() : REFUSED,
                Optional.<IntegrationStatus>empty()
                        .or(status::force)
                        .map(IntegrationStatus::key)
                        .orElse(REFUSED));
    }

    private static List<String> ends(Transitional status) {
        return List.of(
                status.succeeded().key(),
                status.failed(true).key(),
                status.failed(false).key());
    }
}
