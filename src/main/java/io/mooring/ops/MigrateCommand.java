package io.mooring.ops;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;

/** Brings the schema of the configured database up to date and ends. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Brings the schema of the configured database up to date, for services with mooring.migrate-at-start=false.")
final class MigrateCommand implements Callable<Integer> {

    private final PrintWriter output;

    MigrateCommand(PrintWriter output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        DatabaseUrl url = Launch.database(Launch.checkedOptions());
        int done = migrate(url);
        output.println(done == 0 ? "The schema was up to date." : "Migrations applied: " + done + ".");
        output.flush();
        return 0;
    }

    private static int migrate(DatabaseUrl url) {
        try {
            return Flyway.configure()
                    .dataSource(
                            DatasourceProperties.jdbcUrl(url),
                            url.user(),
                            url.password().orElse(""))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayException e) {
            throw StartRefused.surroundings("The schema could not be brought up to date: " + e.getMessage());
        }
    }
}
