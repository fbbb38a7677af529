package io.mooring.platform;

import io.mooring.platform.sql.Dialect;
import java.util.List;

/** The scripts that a platform offers to people who set it up themselves. */
public interface Scripts<C extends Record> {
    /** In the order of their use. */
    List<ScriptKind> kinds();

    /** One of {@link #kinds}, for a change whose configuration may lack every secret. */
    Script write(ScriptKind kind, Change<C> change);

    /** How their statements are quoted and ended. */
    Dialect dialect();
}
