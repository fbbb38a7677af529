package io.mooring.platform.redshift;

import static io.mooring.platform.redshift.RedshiftDialect.REDSHIFT;
import static io.mooring.platform.sql.Statements.statement;

import io.mooring.domain.Guard;
import io.mooring.domain.StatementText;
import io.mooring.domain.StatementText.Plain;
import io.mooring.domain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Steps about the schemas and tables inside the managed database. In a database of our own everything goes when the database goes, so
 * nothing is asked or recorded; in the customer's, each schema is.
 */
final class SchemaSteps {
    private static final List<String> TABLES = List.of("version", "profiles");

    private SchemaSteps() {}

    static List<Step> create(Layout layout) {
        List<Step> steps = new ArrayList<>();
        Layout.SCHEMAS.forEach(schema -> steps.add(createSchema(layout, schema)));
        if (!layout.singleDatabase()) {
            steps.add(closePublicSchema(layout));
        }
        steps.add(createTable(
                layout, "version", "(version varchar(64) NOT NULL, installed_at timestamp DEFAULT getdate())"));
        steps.add(createTable(
                layout,
                "profiles",
                "(redshift_user varchar(128) NOT NULL, iam_user varchar(512) NOT NULL, profile varchar(65535))"
                        + " DISTSTYLE ALL"));
        steps.addAll(handTables(layout, layout.account()));
        return steps;
    }

    static Step drop(Layout layout, String database, String schema) {
        boolean managed = database.equals(layout.database());
        return Step.Statement.of(
                        "drop" + capitalised(schema) + (managed ? "" : ":" + database),
                        "Drop the schema " + schema,
                        managed ? layout.managed() : Layout.other(database),
                        dropped(schema))
                .guardedBy(schemaGone(schema))
                .removing(MadeObjects.schema(database, schema));
    }

    static List<Step> hand(Layout layout, String account) {
        List<Step> steps = new ArrayList<>();
        Layout.SCHEMAS.forEach(schema -> steps.add(Step.Statement.of(
                "handOver" + capitalised(schema),
                "Hand the schema " + schema + " to the new login",
                layout.managed(),
                statement("ALTER SCHEMA {} OWNER TO {}", REDSHIFT.identifier(schema), REDSHIFT.identifier(account)))));
        steps.addAll(handTables(layout, account));
        return steps;
    }

    private static Step createSchema(Layout layout, String schema) {
        Step.Statement create = Step.Statement.of(
                "create" + capitalised(schema),
                "Create the schema " + schema,
                layout.managed(),
                statement(
                        "CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}",
                        REDSHIFT.identifier(schema),
                        REDSHIFT.identifier(layout.account())));
        return layout.singleDatabase()
                ? create.guardedBy(new Guard.SkipWhenFound(Questions.schema(schema), true))
                        .making(MadeObjects.schema(layout.database(), schema))
                        .undoneBy(new Step.Compensation(dropped(schema), layout.managed(), schemaGone(schema)))
                : create;
    }

    private static Step closePublicSchema(Layout layout) {
        return Step.Statement.of(
                "revokePublicSchema",
                "Close the schema public to everybody else",
                layout.managed(),
                StatementText.of("REVOKE CREATE ON SCHEMA public FROM PUBLIC"));
    }

    private static Step createTable(Layout layout, String table, String definition) {
        Step.Statement create = Step.Statement.of(
                "create" + capitalised(table) + "Table",
                "Create the table " + table,
                layout.managed(),
                statement("CREATE TABLE IF NOT EXISTS {} {}", qualified(table), new Plain(definition)));
        return layout.singleDatabase()
                ? create.guardedBy(new Guard.SkipWhenFound(Questions.table(Layout.SYSTEM_SCHEMA, table), true))
                : create;
    }

    private static List<Step> handTables(Layout layout, String account) {
        return TABLES.stream()
                .<Step>map(table -> Step.Statement.of(
                        "handOver" + capitalised(table) + "Table",
                        "Let " + account + " own the table " + table,
                        layout.managed(),
                        statement("ALTER TABLE {} OWNER TO {}", qualified(table), REDSHIFT.identifier(account))))
                .toList();
    }

    private static Plain qualified(String table) {
        return new Plain(REDSHIFT.identifier(Layout.SYSTEM_SCHEMA).text() + "."
                + REDSHIFT.identifier(table).text());
    }

    private static StatementText dropped(String schema) {
        return statement("DROP SCHEMA IF EXISTS {} CASCADE", REDSHIFT.identifier(schema));
    }

    private static Guard schemaGone(String schema) {
        return new Guard.SkipWhenMissing(Questions.schema(schema), true);
    }

    /** {@code immuta_system} becomes {@code ImmutaSystem}. */
    private static String capitalised(String name) {
        StringBuilder capitalised = new StringBuilder();
        for (String word : name.split("_")) {
            capitalised.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return capitalised.toString();
    }
}
