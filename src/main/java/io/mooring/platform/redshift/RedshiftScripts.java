package io.mooring.platform.redshift;

import io.mooring.domain.Guard;
import io.mooring.domain.Secret;
import io.mooring.domain.Step;
import io.mooring.platform.Change;
import io.mooring.platform.Script;
import io.mooring.platform.ScriptKind;
import io.mooring.platform.sql.ScriptText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts that a person runs: the steps of {@link RedshiftPlans}, and what that person must know. */
final class RedshiftScripts {
    static final List<ScriptKind> KINDS = List.of(
            ScriptKind.INITIAL_CREATE, ScriptKind.CREATE, ScriptKind.EDIT, ScriptKind.DELETE, ScriptKind.CLEANUP);

    static final String IF_MADE = "Only if this integration's set-up made it";

    private static final String ONE_BY_ONE =
            "Run the statements one by one with autocommit on: some of them may not be in a transaction.";
    private static final String UNCONDITIONAL =
            "Redshift has no condition for some of these statements: on a second run they report"
                    + " \"already exists\" or \"does not exist\", and change nothing.";
    private static final String WEAK_PASSWORD =
            "The password does not keep Redshift's rules (8 to 64 characters with upper case,"
                    + " lower case and a digit). Its md5 form, which Redshift takes unchecked, stands below; choose a better one soon.";
    private static final String SUPERUSER = "a superuser";

    private final Change<RedshiftConfig> change;
    private final Layout layout;

    private RedshiftScripts(Change<RedshiftConfig> change) {
        this.change = change;
        this.layout = Layout.of(change.config(), change.automatic());
    }

    static Script script(ScriptKind kind, Change<RedshiftConfig> change) {
        RedshiftScripts scripts = new RedshiftScripts(change);
        return switch (kind) {
            case INITIAL_CREATE -> scripts.initialCreate();
            case CREATE -> scripts.create();
            case EDIT -> scripts.edit();
            case DELETE -> scripts.delete();
            case CLEANUP -> scripts.cleanup();
            case POST_CLEANUP -> throw new IllegalArgumentException("Redshift has no post-cleanup script");
        };
    }

    private Script initialCreate() {
        String who =
                layout.group().isPresent() ? SUPERUSER : "a superuser, or a user who may create databases and users,";
        return written(
                "Sets up the system account" + (layout.singleDatabase() ? "" : " and the managed database")
                        + "; the create script comes next.",
                who + " connected to " + layout.initial().words(),
                List.of(),
                active(RedshiftPlans.outside(layout, accountPassword(), change.made())));
    }

    private Script create() {
        return written(
                "Sets up the schemas of the managed database; the initial-create script comes first.",
                SUPERUSER + " connected to " + layout.managed().words(),
                List.of(),
                active(RedshiftPlans.inside(layout)));
    }

    private Script edit() {
        return switch (change) {
            case Change.Create<RedshiftConfig> create -> createdByEdit();
            case Change.Edit<RedshiftConfig> edit -> edited(edit);
            case Change.Delete<RedshiftConfig> delete ->
                throw new IllegalArgumentException("A delete has no edit script");
        };
    }

    private Script createdByEdit() {
        return written(
                "Sets up what was never set up: the system account, and everything that belongs to it.",
                SUPERUSER + " connected to " + layout.initial().words() + " and then to "
                        + layout.managed().words() + ", as each statement says",
                List.of(),
                active(RedshiftPlans.steps(change, accountPassword())));
    }

    private Script edited(Change.Edit<RedshiftConfig> edit) {
        List<Script.Entry> entries = edit.automatic()
                ? active(RedshiftPlans.steps(edit, Optional.empty()))
                : ManualEdit.entries(edit, accountPassword());
        return written(
                entries.isEmpty()
                        ? "There is nothing to change on the platform."
                        : "Changes the set-up to the new configuration.",
                SUPERUSER + " connected to " + layout.managed().words(),
                List.of(),
                entries);
    }

    private Script delete() {
        List<Step> steps =
                change.automatic() ? RedshiftPlans.steps(change, Optional.empty()) : Removal.ofScripted(layout);
        List<String> notes = change.automatic()
                ? List.of()
                : List.of("This drops the user " + layout.account()
                        + ": leave that statement out if the user is also needed elsewhere.");
        return written("Removes the set-up.", SUPERUSER + " connected to " + removalTarget(), notes, active(steps));
    }

    /** Nothing says what a set-up without an id had made, so what may be somebody else's stands in comments. */
    private Script cleanup() {
        List<Script.Entry> entries = new ArrayList<>(active(Removal.inside(layout)));
        Removal.outside(layout).forEach(step -> entries.add(new Script.Entry.CommentedOut(step, IF_MADE)));
        return written(
                "Removes what a set-up that failed may have left in "
                        + layout.managed().words() + ".",
                SUPERUSER + " connected to " + layout.managed().words() + "; for the statements in comments, to "
                        + layout.initial().words(),
                List.of("If " + layout.managed().words() + " does not exist, go on with the statements in comments."),
                entries);
    }

    private String removalTarget() {
        return Removal.keepsDatabase(layout)
                ? layout.managed().words()
                : layout.initial().words();
    }

    /** The password that a person's system account has, where the request carried it. */
    private Optional<Secret> accountPassword() {
        return change.automatic()
                ? Optional.empty()
                : Optional.ofNullable(change.config().password());
    }

    private Script written(String title, String runAs, List<String> notes, List<Script.Entry> entries) {
        List<String> all = new ArrayList<>(notes);
        if (!entries.isEmpty()) {
            all.add(ONE_BY_ONE);
        }
        if (entries.stream().anyMatch(RedshiftScripts::unconditional)) {
            all.add(UNCONDITIONAL);
        }
        if (revealsWeakPassword(entries)) {
            all.add(WEAK_PASSWORD);
        }
        return new Script(title, runAs + ".", all, entries);
    }

    private boolean revealsWeakPassword(List<Script.Entry> entries) {
        return entries.stream()
                        .anyMatch(entry -> ScriptText.statementOf(entry.step()).revealsSecret())
                && accountPassword()
                        .filter(known -> !Passwords.accepted(known.reveal()))
                        .isPresent();
    }

    private static boolean unconditional(Script.Entry entry) {
        return switch (entry.step().guard()) {
            case Guard.Unneeded unneeded -> false;
            case Guard.SkipWhenFound found -> !found.conditional();
            case Guard.SkipWhenMissing missing -> !missing.conditional();
        };
    }

    private static List<Script.Entry> active(List<Step> steps) {
        return steps.stream().<Script.Entry>map(Script.Entry.Active::new).toList();
    }
}
