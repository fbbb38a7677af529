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
    static List<Step> outside(Layout layout, Optional<Secret> password, Set<PlatformObject> made) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.createAccount(layout.account(), password, layout.initial()));
        if (made.contains(MadeObjects.user(layout.account()))) {
            steps.add(AccountSteps.setPassword(layout.account(), password, layout.initial()));
        }
        if (layout.singleDatabase()) {
            steps.add(DatabaseSteps.allowSchemas(layout, layout.initial()));
        } else {
            steps.add(DatabaseSteps.create(layout));
            steps.add(DatabaseSteps.closeToPublic(layout));
            steps.add(DatabaseSteps.allowTemporaryTables(layout));
        }
        layout.group().ifPresent(group -> steps.add(AccountSteps.createGroup(group, layout.initial())));
        return steps;
    }

    static List<Step> inside(Layout layout) {
        List<Step> steps = new ArrayList<>(SchemaSteps.create(layout));
        layout.group().ifPresent(group -> steps.addAll(ProcedureSteps.create(layout, group)));
        return steps;
    }

    /** What changes between two configurations whose names are fixed: impersonation. */
    static List<Step> impersonation(Optional<String> before, Layout after, boolean dropGroup) {
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
        Layout layout = Layout.of(change.config(), change.automatic());
        List<Step> steps = new ArrayList<>(outside(layout, password, change.made()));
        steps.addAll(inside(layout));
        return steps;
    }

    private static List<Step> edit(Change.Edit<RedshiftConfig> change) {
        Optional<String> before = Layout.of(change.before(), change.automatic()).group();
        boolean ours =
                before.map(MadeObjects::group).filter(change.made()::contains).isPresent();
        return impersonation(before, Layout.of(change.config(), change.automatic()), ours);
    }

    private static List<Step> delete(Change.Delete<RedshiftConfig> change) {
        return Removal.ofMade(Layout.of(change.config(), change.automatic()), change.made());
    }

    private static List<Step> switchedOn(Layout layout, String group) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.createGroup(group, layout.managed()));
        steps.addAll(ProcedureSteps.add(layout, group));
        return steps;
    }

    private static List<Step> switchedOff(String group, Layout layout, boolean dropGroup) {
        List<Step> steps = new ArrayList<>(ProcedureSteps.remove(layout));
        if (dropGroup) {
            steps.add(AccountSteps.removeGroup("dropImpersonationGroup", group, layout.managed())
                    .leavingOver());
        }
        return steps;
    }

    private static List<Step> renamed(String from, String to, Layout layout) {
        List<Step> steps = new ArrayList<>();
        steps.add(AccountSteps.renameGroup(from, to, layout.managed()));
        steps.addAll(ProcedureSteps.redefine(layout, from, to));
        return steps;
    }
}
