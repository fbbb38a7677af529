package io.mooring.ops;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Tells whoever started the service on its embedded database how to use it, once it listens. The key is shown by the start that made it. */
@ApplicationScoped
class Announcement {

    private static final Logger LOG = Logger.getLogger(Announcement.class);

    private final HttpServer server;

    Announcement(HttpServer server) {
        this.server = server;
    }

    void listening(@ObservesAsync HttpServerStart start) throws IOException {
        Options options = Options.read();
        if (options.isEmbedded()) {
            EmbeddedDatabase.inThisProcess().ifPresent(Announcement::where);
        }
        if (LaunchMemory.takeFirstStart()) {
            firstStart(GeneratedSecrets.adminKeyFile(options.dataDirectory()));
        }
    }

    private static void where(EmbeddedDatabase database) {
        LOG.infof(
                "Using the embedded PostgreSQL %s with its data in %s. Set mooring.database.url to use another database.",
                database.version(), database.directory());
    }

    /** Not through the log, which others may read. */
    private void firstStart(Path keyFile) throws IOException {
        String key = Files.readString(keyFile).strip();
        System.out.println("""

                This is the first start. The API key, shown this once and kept in %s:

                  %s

                Try it:

                  curl -H 'Authorization: %s' http://localhost:%d/integrations
                """.formatted(keyFile, key, key, server.getPort()));
    }
}
