package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static io.mooring.platform.sql.Statements.statement;

import io.mooring.domain.Guard;
import io.mooring.domain.StatementText;
import io.mooring.domain.StatementText.Plain;
import io.mooring.domain.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps about the two procedures with which the system account changes the group of impersonators. Only a superuser may change a group, so
 * they run with the rights of whoever makes them and stay that user's. The one function they call is named with its schema, since the system
 * account owns the schema on their search path and could put one of its own there.
 */
final class ProcedureSteps {
    private static final Procedure GRANT = new Procedure("grant_impersonation", "ADD");
    private static final Procedure REVOKE = new Procedure("revoke_impersonation", "DROP");

    private record Procedure(String name, String change) {
        Plain qualified() {
            return REDSHIFT.qualified(ManagedNames.PROCEDURES_SCHEMA, name);
        }

        String id() {
            return name.equals(GRANT.name) ? "GrantProcedure" : "RevokeProcedure";
        }
    }

    private ProcedureSteps() {}

    /** For schemas that are new themselves: undoing those undoes the procedures. */
    static List<Step> create(ManagedNames names, String group) {
        List<Step> steps = new ArrayList<>();
        steps.add(define(GRANT, names, group));
        steps.add(define(REVOKE, names, group));
        steps.addAll(allow(names, names.account()));
        return steps;
    }

    /** For schemas that stand already. */
    static List<Step> add(ManagedNames names, String group) {
        List<Step> steps = new ArrayList<>();
        steps.add(define(GRANT, names, group)
                .undoneBy(new Step.Compensation(dropped(GRANT), names.managed(), gone(GRANT))));
        steps.add(define(REVOKE, names, group)
                .undoneBy(new Step.Compensation(dropped(REVOKE), names.managed(), gone(REVOKE))));
        steps.addAll(allow(names, names.account()));
        return steps;
    }

    /** Names the group anew in both; undone by naming the old one again. Their rights stay as they are. */
    static List<Step> redefine(ManagedNames names, String from, String to) {
        return List.of(redefine(GRANT, names, from, to), redefine(REVOKE, names, from, to));
    }

    static List<Step> remove(ManagedNames names) {
        return List.of(remove(GRANT, names), remove(REVOKE, names));
    }

    /** Lets an account call both. Everybody else is shut out last. */
    static List<Step> allow(ManagedNames names, String account) {
        return List.of(
                grantUsage(names, account),
                grantExecute(GRANT, names, account),
                grantExecute(REVOKE, names, account),
                closeToPublic(names));
    }

    static List<Step> disallow(ManagedNames names, String account) {
        return List.of(
                revokeExecute(GRANT, names, account),
                revokeExecute(REVOKE, names, account),
                Step.Statement.of(
                        "revokeProcedureSchema",
                        "Take the schema of the procedures from " + account,
                        names.managed(),
                        statement(
                                "REVOKE USAGE ON SCHEMA {} FROM {}",
                                REDSHIFT.identifier(ManagedNames.PROCEDURES_SCHEMA),
                                REDSHIFT.identifier(account))));
    }

    private static Step.Statement define(Procedure procedure, ManagedNames names, String group) {
        return Step.Statement.of(
                "create" + procedure.id(),
                "Create the procedure " + procedure.name(),
                names.managed(),
                definition(procedure, group));
    }

    private static Step redefine(Procedure procedure, ManagedNames names, String from, String to) {
        return define(procedure, names, to)
                .undoneBy(new Step.Compensation(definition(procedure, from), names.managed(), new Guard.Unneeded()));
    }

    private static Step remove(Procedure procedure, ManagedNames names) {
        return Step.Statement.of(
                        "drop" + procedure.id(),
                        "Drop the procedure " + procedure.name(),
                        names.managed(),
                        dropped(procedure))
                .guardedBy(gone(procedure))
                .removing(MadeObjects.procedure(procedure.name()))
                .leavingOver();
    }

    private static StatementText definition(Procedure procedure, String group) {
        String change = "ALTER GROUP " + REDSHIFT.identifier(group).text() + " " + procedure.change() + " USER ";
        return statement(
                "CREATE OR REPLACE PROCEDURE {}(p_user varchar) AS {}"
                        + " LANGUAGE plpgsql SECURITY DEFINER SET search_path = immuta_procedures",
                procedure.qualified(),
                REDSHIFT.body("BEGIN EXECUTE " + REDSHIFT.literal(change).text()
                        + " || pg_catalog.quote_ident(p_user); END;"));
    }

    private static Step grantUsage(ManagedNames names, String account) {
        return Step.Statement.of(
                "grantProcedureSchema",
                "Let " + account + " use the schema of the procedures",
                names.managed(),
                statement(
                        "GRANT USAGE ON SCHEMA {} TO {}",
                        REDSHIFT.identifier(ManagedNames.PROCEDURES_SCHEMA),
                        REDSHIFT.identifier(account)));
    }

    private static Step grantExecute(Procedure procedure, ManagedNames names, String account) {
        return Step.Statement.of(
                "grantExecuteOn" + procedure.id(),
                "Let " + account + " call " + procedure.name(),
                names.managed(),
                statement(
                        "GRANT EXECUTE ON PROCEDURE {}(varchar) TO {}",
                        procedure.qualified(),
                        REDSHIFT.identifier(account)));
    }

    private static Step revokeExecute(Procedure procedure, ManagedNames names, String account) {
        return Step.Statement.of(
                "revokeExecuteOn" + procedure.id(),
                "Take " + procedure.name() + " from " + account,
                names.managed(),
                statement(
                        "REVOKE EXECUTE ON PROCEDURE {}(varchar) FROM {}",
                        procedure.qualified(),
                        REDSHIFT.identifier(account)));
    }

    private static Step closeToPublic(ManagedNames names) {
        return Step.Statement.of(
                "revokeProceduresFromPublic",
                "Close the procedures to everybody else",
                names.managed(),
                statement(
                        "REVOKE ALL ON PROCEDURE {}(varchar), {}(varchar) FROM PUBLIC",
                        GRANT.qualified(),
                        REVOKE.qualified()));
    }

    private static StatementText dropped(Procedure procedure) {
        return statement("DROP PROCEDURE {}(varchar)", procedure.qualified());
    }

    private static Guard gone(Procedure procedure) {
        return new Guard.SkipWhenMissing(Questions.procedure(procedure.name()), false);
    }
}
