package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static io.mooring.platform.sql.Statements.statement;

import io.mooring.domain.Guard;
import io.mooring.domain.StatementText;
import io.mooring.domain.Step;
import io.mooring.domain.Target;
import java.util.Set;

/** Steps about the managed database as a whole. None of them may be in a transaction. */
final class DatabaseSteps {
    /** SQLSTATE of an object that somebody still uses: passes within seconds once the sessions were told to end. */
    private static final Set<String> IN_USE = Set.of("55006");

    /** The list of sessions keeps only so much of a database's name. */
    private static final int NAME_IN_SESSIONS = 50;

    private DatabaseSteps() {}

    static Step create(Layout layout) {
        Step.Statement create = Step.Statement.of(
                        "createDatabase",
                        "Create the managed database",
                        layout.initial(),
                        statement(
                                "CREATE DATABASE {} WITH OWNER {}",
                                REDSHIFT.identifier(layout.database()),
                                REDSHIFT.identifier(layout.account())))
                .guardedBy(new Guard.SkipWhenFound(Questions.database(layout.database()), false))
                .making(MadeObjects.database(layout.database()))
                .retrying(IN_USE);
        return Layout.mayBeDropped(layout.database()) ? create.undoneBy(dropped(layout)) : create;
    }

    private static Step.Compensation dropped(Layout layout) {
        return new Step.Compensation(drop(layout.database()), layout.initial(), databaseGone(layout.database()));
    }

    /** Its undoing ends the sessions in the database, ours too, so that the database can be dropped after it. */
    static Step closeToPublic(Layout layout) {
        return Step.Statement.of(
                        "revokeDatabaseFromPublic",
                        "Close the managed database to everybody else",
                        layout.initial(),
                        statement(
                                "REVOKE ALL PRIVILEGES ON DATABASE {} FROM PUBLIC",
                                REDSHIFT.identifier(layout.database())))
                .undoneBy(new Step.Compensation(
                        terminate(layout.database()), layout.initial(), databaseGone(layout.database())));
    }

    static Step allowTemporaryTables(Layout layout) {
        return Step.Statement.of(
                "grantTemporaryTables",
                "Allow temporary tables, which queries on external data need",
                layout.initial(),
                statement("GRANT TEMP ON DATABASE {} TO PUBLIC", REDSHIFT.identifier(layout.database())));
    }

    /** In the customer's own database the account may add schemas. */
    static Step.Statement allowSchemas(Layout layout, Target target) {
        return Step.Statement.of(
                        "grantCreateOnDatabase",
                        "Let the system account add schemas",
                        target,
                        statement(
                                "GRANT CREATE ON DATABASE {} TO {}",
                                REDSHIFT.identifier(layout.database()),
                                REDSHIFT.identifier(layout.account())))
                .undoneBy(new Step.Compensation(
                        revoke(layout.database(), layout.account()), target, userGone(layout.account())));
    }

    static Step.Statement takeRights(String id, String database, String account, Target target) {
        return Step.Statement.of(
                        id, "Take the rights on the database from " + account, target, revoke(database, account))
                .guardedBy(userGone(account));
    }

    static Step hand(Layout layout, String account, Target target) {
        return Step.Statement.of(
                "handOverDatabase",
                "Hand the managed database to the new login",
                target,
                statement(
                        "ALTER DATABASE {} OWNER TO {}",
                        REDSHIFT.identifier(layout.database()),
                        REDSHIFT.identifier(account)));
    }

    static Step endSessions(String id, String database, Target target) {
        return Step.Statement.of(id, "End the sessions in database " + database, target, terminate(database));
    }

    static Step drop(String id, String database, Target target) {
        return Step.Statement.of(id, "Drop the database " + database, target, drop(database))
                .guardedBy(databaseGone(database))
                .removing(MadeObjects.database(database))
                .retrying(IN_USE);
    }

    private static StatementText drop(String database) {
        if (!Layout.mayBeDropped(database)) {
            throw new IllegalArgumentException("The database " + database + " is Redshift's own");
        }
        return statement("DROP DATABASE {}", REDSHIFT.identifier(database));
    }

    private static StatementText revoke(String database, String account) {
        return statement(
                "REVOKE ALL ON DATABASE {} FROM {}", REDSHIFT.identifier(database), REDSHIFT.identifier(account));
    }

    private static StatementText terminate(String database) {
        return statement(
                "SELECT pg_terminate_backend(process) FROM stv_sessions WHERE trim(db_name) = {}",
                REDSHIFT.literal(shortened(database)));
    }

    private static String shortened(String database) {
        return database.substring(0, Math.min(database.length(), NAME_IN_SESSIONS))
                .stripTrailing();
    }

    private static Guard databaseGone(String database) {
        return new Guard.SkipWhenMissing(Questions.database(database), false);
    }

    private static Guard userGone(String account) {
        return new Guard.SkipWhenMissing(Questions.user(account), false);
    }
}
