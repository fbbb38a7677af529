package io.mooring.platform.redshift;

import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The edit script of a set-up that a person made. Other than an automatic one it may also change the login: the new one gets everything
 * before the old one loses it.
 */
final class ManualEdit {
    private final Layout before;
    private final Layout after;

    /** One that was sent with the request: a script has no stored one. */
    private final Optional<Secret> newPassword;

    private final List<Script.Entry> entries = new ArrayList<>();

    private ManualEdit(Change.Edit<RedshiftConfig> change, Optional<Secret> password) {
        this.before = Layout.of(change.before(), false);
        this.after = Layout.of(change.config(), false);
        this.newPassword = password;
    }

    static List<Script.Entry> entries(Change.Edit<RedshiftConfig> change, Optional<Secret> password) {
        ManualEdit edit = new ManualEdit(change, password);
        boolean otherLogin = !edit.before.account().equals(edit.after.account());
        if (otherLogin) {
            edit.handOver();
        } else {
            edit.changePassword();
        }
        edit.add(RedshiftPlans.impersonation(edit.before.group(), edit.after, true));
        if (otherLogin) {
            edit.takeFromOld();
        }
        return List.copyOf(edit.entries);
    }

    private void handOver() {
        add(List.of(AccountSteps.createAccount(after.account(), newPassword, after.managed())));
        add(List.of(
                after.singleDatabase()
                        ? DatabaseSteps.allowSchemas(after, after.managed())
                        : DatabaseSteps.hand(after, after.account(), after.managed())));
        add(SchemaSteps.hand(after, after.account()));
        if (impersonationStays()) {
            add(ProcedureSteps.allow(after, after.account()));
        }
    }

    private void changePassword() {
        if (newPassword.isPresent()) {
            add(List.of(AccountSteps.setPassword(after.account(), newPassword, after.managed())));
        }
    }

    private void takeFromOld() {
        if (impersonationStays()) {
            add(ProcedureSteps.disallow(after, before.account()));
        }
        add(List.of(DatabaseSteps.takeRights(
                "revokeDatabaseFromAccount", after.database(), before.account(), after.managed())));
        entries.add(new Script.Entry.CommentedOut(
                AccountSteps.dropAccount("dropOldSystemAccount", before.account(), after.managed()),
                RedshiftScripts.IF_MADE));
    }

    private boolean impersonationStays() {
        return before.group().isPresent() && after.group().isPresent();
    }

    private void add(List<Step> steps) {
        steps.forEach(step -> entries.add(new Script.Entry.Active(step)));
    }
}
