package io.mooring.platform.redshift;

import io.mooring.domain.PlatformObject;
import io.mooring.platform.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which rights the steps of a change need. Groups and whatever somebody else owns are a superuser's. */
final class RightsNeeded {
    private RightsNeeded() {}

    static List<Right> by(Change<RedshiftConfig> change) {
        return switch (change) {
            case Change.Create<RedshiftConfig> create -> bySetUp(create);
            case Change.Edit<RedshiftConfig> edit -> byEdit(edit);
            case Change.Delete<RedshiftConfig> delete -> byRemoval(delete.made());
        };
    }

    private static List<Right> bySetUp(Change.Create<RedshiftConfig> change) {
        Layout layout = Layout.of(change.config(), change.automatic());
        List<Right> rights = new ArrayList<>();
        rights.add(new Right.Privilege("CREATE USER"));
        rights.add(layout.singleDatabase() ? new Right.Owner(layout.database()) : new Right.CreateDatabase());
        if (layout.group().isPresent()) {
            rights.add(new Right.Superuser("for the group of impersonators"));
        }
        return rights;
    }

    private static List<Right> byEdit(Change.Edit<RedshiftConfig> change) {
        Optional<String> before = Layout.of(change.before(), change.automatic()).group();
        Optional<String> after = Layout.of(change.config(), change.automatic()).group();
        return before.equals(after) ? List.of() : List.of(new Right.Superuser("for the group of impersonators"));
    }

    /** Objects that the set-up made belong to the system account, so nobody but a superuser may drop them; users belong to nobody. */
    private static List<Right> byRemoval(Set<PlatformObject> made) {
        int users = MadeObjects.users(made).size();
        List<Right> rights = new ArrayList<>();
        if (users > 0) {
            rights.add(new Right.Privilege("DROP USER"));
        }
        if (made.size() > users) {
            rights.add(new Right.Superuser("to drop what the system account owns"));
        }
        return rights;
    }
}
