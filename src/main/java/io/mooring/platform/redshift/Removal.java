package io.mooring.platform.redshift;

import io.mooring.domain.PlatformObject;
import io.mooring.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The order in which things go: what is in a database before the user who owns it, the group last. */
final class Removal {
    private Removal() {}

    /** Exactly what an integration made, under whatever name a failed attempt made it. */
    static List<Step> ofMade(Layout layout, Set<PlatformObject> made) {
        List<Step> steps = new ArrayList<>();
        for (String database : MadeObjects.databases(made)) {
            steps.addAll(database(layout, database));
        }
        for (String database : MadeObjects.databasesWithSchemas(made)) {
            MadeObjects.schemas(made, database)
                    .forEach(schema -> steps.add(SchemaSteps.drop(layout, database, schema)));
        }
        for (String user : MadeObjects.users(made)) {
            steps.addAll(rights(layout, user, made));
            steps.add(account(layout, user));
        }
        MadeObjects.groups(made).forEach(group -> steps.add(group(layout, group)));
        return steps;
    }

    /** A user that may add schemas to a database that stays must lose that right before it can go. */
    private static List<Step> rights(Layout layout, String user, Set<PlatformObject> made) {
        if (user.equals(layout.account())) {
            return layout.singleDatabase()
                    ? List.of(DatabaseSteps.takeRights(
                            "revokeDatabaseFromAccount", layout.database(), user, layout.initial()))
                    : List.of();
        }
        return MadeObjects.databasesWithSchemas(made).stream()
                .filter(database -> user.equals(database + Layout.ACCOUNT_SUFFIX))
                .<Step>map(database ->
                        DatabaseSteps.takeRights("revokeDatabaseFromAccount:" + user, database, user, layout.initial()))
                .toList();
    }

    /** All that the scripts of a configuration make. */
    static List<Step> ofScripted(Layout layout) {
        List<Step> steps = new ArrayList<>();
        if (keepsDatabase(layout)) {
            steps.addAll(inside(layout));
        }
        steps.addAll(outside(layout));
        return steps;
    }

    /** What is in the managed database, for one that stays. */
    static List<Step> inside(Layout layout) {
        List<Step> steps = new ArrayList<>();
        Layout.SCHEMAS.reversed().forEach(schema -> steps.add(SchemaSteps.drop(layout, layout.database(), schema)));
        if (keepsDatabase(layout)) {
            steps.add(DatabaseSteps.takeRights(
                    "revokeDatabaseFromAccount", layout.database(), layout.account(), layout.managed()));
        }
        return steps;
    }

    /** The database, unless it stays, and what belongs to the whole cluster. */
    static List<Step> outside(Layout layout) {
        List<Step> steps = new ArrayList<>();
        if (!keepsDatabase(layout)) {
            steps.addAll(database(layout, layout.database()));
        }
        steps.add(account(layout, layout.account()));
        layout.group().ifPresent(group -> steps.add(group(layout, group)));
        return steps;
    }

    static boolean keepsDatabase(Layout layout) {
        return layout.singleDatabase() || !Layout.mayBeDropped(layout.database());
    }

    private static List<Step> database(Layout layout, String database) {
        return List.of(
                DatabaseSteps.endSessions(id("endSessions", database, layout.database()), database, layout.initial()),
                DatabaseSteps.drop(id("dropDatabase", database, layout.database()), database, layout.initial()));
    }

    private static Step account(Layout layout, String user) {
        return AccountSteps.dropAccount(id("dropSystemAccount", user, layout.account()), user, layout.initial());
    }

    private static Step group(Layout layout, String group) {
        String expected = layout.group().orElse("");
        return AccountSteps.removeGroup(id("dropImpersonationGroup", group, expected), group, layout.initial());
    }

    /** Only what the configuration names has the short id; names of earlier attempts are told apart. */
    private static String id(String step, String name, String expected) {
        return name.equals(expected) ? step : step + ":" + name;
    }
}
