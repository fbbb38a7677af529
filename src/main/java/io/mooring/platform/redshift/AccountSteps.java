package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static io.mooring.platform.sql.Statements.statement;

import io.mooring.domain.Guard;
import io.mooring.domain.Secret;
import io.mooring.domain.StatementText;
import io.mooring.domain.StatementText.Hidden;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import java.util.Optional;

/** Steps about the system account and about the group of impersonators; both belong to the cluster, not to a database. */
final class AccountSteps {
    static final String PASSWORD_PLACEHOLDER = "<SYSTEM_ACCOUNT_PASSWORD>";

    private AccountSteps() {}

    static Step createAccount(String account, Optional<Secret> password, Target target) {
        return Step.Statement.of(
                        "createSystemAccount",
                        "Create the system account",
                        target,
                        statement(
                                "CREATE USER {} PASSWORD {} NOCREATEDB NOCREATEUSER SYSLOG ACCESS RESTRICTED",
                                REDSHIFT.identifier(account),
                                stored(account, password)))
                .guardedBy(new Guard.SkipWhenFound(Questions.user(account), false))
                .making(MadeObjects.user(account))
                .undoneBy(new Step.Compensation(dropUser(account), target, userGone(account)));
    }

    static Step setPassword(String account, Optional<Secret> password, Target target) {
        return Step.Statement.of(
                "setSystemAccountPassword",
                "Set the password of the system account",
                target,
                statement("ALTER USER {} PASSWORD {}", REDSHIFT.identifier(account), stored(account, password)));
    }

    static Step dropAccount(String id, String account, Target target) {
        return Step.Statement.of(id, "Drop the user " + account, target, dropUser(account))
                .guardedBy(userGone(account))
                .removing(MadeObjects.user(account));
    }

    static Step createGroup(String group, Target target) {
        return Step.Statement.of(
                        "createImpersonationGroup",
                        "Create the group of impersonators",
                        target,
                        statement("CREATE GROUP {}", REDSHIFT.identifier(group)))
                .guardedBy(new Guard.SkipWhenFound(Questions.group(group), false))
                .making(MadeObjects.group(group))
                .undoneBy(new Step.Compensation(dropGroup(group), target, groupGone(group)));
    }

    static Step renameGroup(String from, String to, Target target) {
        return Step.Statement.of(
                        "renameImpersonationGroup", "Rename the group of impersonators", target, rename(from, to))
                .guardedBy(new Guard.SkipWhenFound(Questions.group(to), false))
                .making(MadeObjects.group(to))
                .removing(MadeObjects.group(from))
                .undoneBy(new Step.Compensation(rename(to, from), target, groupGone(to)));
    }

    static Step.Statement removeGroup(String id, String group, Target target) {
        return Step.Statement.of(id, "Drop the group " + group, target, dropGroup(group))
                .guardedBy(groupGone(group))
                .removing(MadeObjects.group(group));
    }

    /**
     * The form in which Redshift stores a password by default: a script need not show the password itself, and any password is taken. The
     * hash logs in as well as the password does, so it is as secret.
     */
    private static Hidden stored(String account, Optional<Secret> password) {
        return REDSHIFT.hiddenLiteral(
                PASSWORD_PLACEHOLDER,
                password.map(known -> Passwords.stored(account, known)).orElse(null));
    }

    private static StatementText rename(String from, String to) {
        return statement("ALTER GROUP {} RENAME TO {}", REDSHIFT.identifier(from), REDSHIFT.identifier(to));
    }

    private static StatementText dropUser(String account) {
        return statement("DROP USER IF EXISTS {}", REDSHIFT.identifier(account));
    }

    private static StatementText dropGroup(String group) {
        return statement("DROP GROUP {}", REDSHIFT.identifier(group));
    }

    private static Guard userGone(String account) {
        return new Guard.SkipWhenMissing(Questions.user(account), true);
    }

    private static Guard groupGone(String group) {
        return new Guard.SkipWhenMissing(Questions.group(group), false);
    }
}
