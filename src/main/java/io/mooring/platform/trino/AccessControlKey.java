package io.mooring.platform.trino;

import io.mooring.domain.Secret;
import io.mooring.platform.Platform;
import io.mooring.platform.sql.Dialect;
import java.net.URI;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** The key of a cluster's access-control plugin and the file that carries it. Several clusters may share one. */
final class AccessControlKey implements Platform.IssuesKey {
    static final String NAME = "immutaApiKey";

    private static final int BYTES = 16;
    private static final String SYSTEM_ACCOUNT = "immuta_system_account";

    private final URI publicUrl;
    private final Dialect dialect;

    AccessControlKey(URI publicUrl, Dialect dialect) {
        this.publicUrl = publicUrl;
        this.dialect = dialect;
    }

    /** 128 random bits as 32 lower-case hexadecimal digits. */
    @Override
    public Secret newKey(RandomGenerator random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return Secret.of(HexFormat.of().formatHex(key));
    }

    @Override
    public SequencedMap<String, String> present(Secret key) {
        SequencedMap<String, String> shown = new LinkedHashMap<>();
        shown.put(NAME, key.reveal());
        shown.put("properties", properties(key));
        return shown;
    }

    private String properties(Secret key) {
        return """
                # immuta-access-control.properties: owned by the user that runs the cluster, mode 0400; restart after a change
                # Switches the plugin on
                """
                + property("access-control.name", "immuta")
                + "# Address of this service as the coordinator sees it\n"
                + property("immuta.endpoint", publicUrl.toASCIIString())
                + "# Key of this integration\n"
                + property("immuta.apikey", key.reveal())
                + "# Regular expression of users whom no policy concerns; the user that registers data sources must match it\n"
                + property("immuta.user.admin", SYSTEM_ACCOUNT)
                + "# What users may do with registered tables, and with all others: READ, WRITE, CREATE, OWN, or nothing\n"
                + property("immuta.allowed.immuta.datasource.operations", "READ")
                + property("immuta.allowed.non.immuta.datasource.operations", "READ,WRITE")
                + "# Whether tables that a user may not read are left out of listings\n"
                + property("immuta.filter.unallowed.table.metadata", "false");
    }

    private String property(String name, String value) {
        return dialect.identifier(name).text() + "=" + dialect.literal(value).text() + "\n";
    }
}
