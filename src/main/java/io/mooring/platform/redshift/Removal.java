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
    static List<Step> ofMade(ManagedNames names, Set<PlatformObject> made) {
        List<Step> steps = new ArrayList<>();
        for (String database : MadeObjects.databases(made)) {
            steps.addAll(database(names, database));
        }
        for (String database : MadeObjects.databasesWithSchemas(made)) {
            MadeObjects.schemas(made, database).forEach(schema -> steps.add(SchemaSteps.drop(names, database, schema)));
        }
        for (String user : MadeObjects.users(made)) {
            steps.addAll(rights(names, user, made));
            steps.add(account(names, user));
        }
        MadeObjects.groups(made).forEach(group -> steps.add(group(names, group)));
        return steps;
    }

    /** A user that may add schemas to a database that stays must lose that right before it can go. */
    private static List<Step> rights(ManagedNames names, String user, Set<PlatformObject> made) {
        if (user.equals(names.account())) {
            return names.singleDatabase()
                    ? List.of(DatabaseSteps.takeRights(
                            "revokeDatabaseFromAccount", names.database(), user, names.initial()))
                    : List.of();
        }
        return MadeObjects.databasesWithSchemas(made).stream()
                .filter(database -> user.equals(database + ManagedNames.ACCOUNT_SUFFIX))
                .<Step>map(database ->
                        DatabaseSteps.takeRights("revokeDatabaseFromAccount:" + user, database, user, names.initial()))
                .toList();
    }

    /** All that the scripts of a configuration make. */
    static List<Step> ofScripted(ManagedNames names) {
        List<Step> steps = new ArrayList<>();
        if (keepsDatabase(names)) {
            steps.addAll(inside(names));
        }
        steps.addAll(outside(names));
        return steps;
    }

    /** What is in the managed database, for one that stays. */
    static List<Step> inside(ManagedNames names) {
        List<Step> steps = new ArrayList<>();
        ManagedNames.SCHEMAS.reversed().forEach(schema -> steps.add(SchemaSteps.drop(names, names.database(), schema)));
        if (keepsDatabase(names)) {
            steps.add(DatabaseSteps.takeRights(
                    "revokeDatabaseFromAccount", names.database(), names.account(), names.managed()));
        }
        return steps;
    }

    /** The database, unless it stays, and what belongs to the whole cluster. */
    static List<Step> outside(ManagedNames names) {
        List<Step> steps = new ArrayList<>();
        if (!keepsDatabase(names)) {
            steps.addAll(database(names, names.database()));
        }
        steps.add(account(names, names.account()));
        names.group().ifPresent(group -> steps.add(group(names, group)));
        return steps;
    }

    static boolean keepsDatabase(ManagedNames names) {
        return names.singleDatabase() || !ManagedNames.mayBeDropped(names.database());
    }

    private static List<Step> database(ManagedNames names, String database) {
        return List.of(
                DatabaseSteps.endSessions(id("endSessions", database, names.database()), database, names.initial()),
                DatabaseSteps.drop(id("dropDatabase", database, names.database()), database, names.initial()));
    }

    private static Step account(ManagedNames names, String user) {
        return AccountSteps.dropAccount(id("dropSystemAccount", user, names.account()), user, names.initial());
    }

    private static Step group(ManagedNames names, String group) {
        String expected = names.group().orElse("");
        return AccountSteps.removeGroup(id("dropImpersonationGroup", group, expected), group, names.initial());
    }

    /** Only what the configuration names has the short id; names of earlier attempts are told apart. */
    private static String id(String step, String name, String expected) {
        return name.equals(expected) ? step : step + ":" + name;
    }
}
