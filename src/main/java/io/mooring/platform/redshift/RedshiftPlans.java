package io.mooring.platform.redshift;

import io.mooring.domain.Plan;
import io.mooring.domain.PlatformObject;
import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.GeneratedCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The steps that the service executes, and the parts of them that scripts share. A person's set-up has no steps of ours. */
final class RedshiftPlans {
    static final String ACCOUNT_PASSWORD = "systemAccountPassword";

    private RedshiftPlans() {}

    static Plan plan(Change<RedshiftConfig> change, GeneratedCredentials generated) {
        return change.automatic() ? new Plan(steps(change, generated.find(ACCOUNT_PASSWORD))) : Plan.nothing();
    }

    /** Only a set-up makes the account and with it a password. */
    static GeneratedCredentials generate(Change<RedshiftConfig> change, RandomGenerator random) {
        return change.automatic() && change instanceof Change.Create
                ? new GeneratedCredentials(Map.of(ACCOUNT_PASSWORD, Passwords.generate(random)))
                : GeneratedCredentials.none();
    }

    static List<Step> steps(Change<RedshiftConfig> change, Optional<Secret> password) {
        return switch (change) {
            case Change.Create<RedshiftConfig> create -> setUp(create, password);
            case Change.Edit<RedshiftConfig> edit -> edit(edit);
            case Change.Delete<RedshiftConfig> delete -> delete(delete);
        };
    }

    /** What is outside the managed database. An account left over from a failed attempt gets the new password. */
    static List<Step> outside(ManagedNames names, Optional<Secret> password, Set<PlatformObject> made) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.createAccount(names.account(), password, names.initial()));
        if (made.contains(MadeObjects.user(names.account()))) {
            steps.add(AccountSteps.setPassword(names.account(), password, names.initial()));
        }
        if (names.singleDatabase()) {
            steps.add(DatabaseSteps.allowSchemas(names, names.initial()));
        } else {
            steps.add(DatabaseSteps.create(names));
            steps.add(DatabaseSteps.closeToPublic(names));
            steps.add(DatabaseSteps.allowTemporaryTables(names));
        }
        names.group().ifPresent(group -> steps.add(AccountSteps.createGroup(group, names.initial())));
        return steps;
    }

    static List<Step> inside(ManagedNames names) {
        List<Step> steps = new ArrayList<>(SchemaSteps.create(names));
        names.group().ifPresent(group -> steps.addAll(ProcedureSteps.create(names, group)));
        return steps;
    }

    /** What changes between two configurations whose names are fixed: impersonation. */
    static List<Step> impersonation(Optional<String> before, ManagedNames after, boolean dropGroup) {
        if (before.equals(after.group())) {
            return List.of();
        }
        if (before.isEmpty()) {
            return switchedOn(after, after.group().orElseThrow());
        }
        return after.group()
                .map(group -> renamed(before.get(), group, after))
                .orElseGet(() -> switchedOff(before.get(), after, dropGroup));
    }

    private static List<Step> setUp(Change.Create<RedshiftConfig> change, Optional<Secret> password) {
        ManagedNames names = ManagedNames.of(change.config(), change.automatic());
        List<Step> steps = new ArrayList<>(outside(names, password, change.made()));
        steps.addAll(inside(names));
        return steps;
    }

    private static List<Step> edit(Change.Edit<RedshiftConfig> change) {
        Optional<String> before =
                ManagedNames.of(change.before(), change.automatic()).group();
        boolean ours =
                before.map(MadeObjects::group).filter(change.made()::contains).isPresent();
        return impersonation(before, ManagedNames.of(change.config(), change.automatic()), ours);
    }

    private static List<Step> delete(Change.Delete<RedshiftConfig> change) {
        return Removal.ofMade(ManagedNames.of(change.config(), change.automatic()), change.made());
    }

    private static List<Step> switchedOn(ManagedNames names, String group) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.createGroup(group, names.managed()));
        steps.addAll(ProcedureSteps.add(names, group));
        return steps;
    }

    private static List<Step> switchedOff(String group, ManagedNames names, boolean dropGroup) {
        List<Step> steps = new ArrayList<>(ProcedureSteps.remove(names));
        if (dropGroup) {
            steps.add(AccountSteps.removeGroup("dropImpersonationGroup", group, names.managed())
                    .leavingOver());
        }
        return steps;
    }

    private static List<Step> renamed(String from, String to, ManagedNames names) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.renameGroup(from, to, names.managed()));
        steps.addAll(ProcedureSteps.redefine(names, from, to));
        return steps;
    }
}
