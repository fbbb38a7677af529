package io.mooring.platform;

import io.mooring.domain.Target;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Sessions of one validation or run, opened when first needed, lent to one caller at a time, closed together at the end. */
public interface Sessions<S extends PlatformSession> {
    /** Lends a session with the target to the work, opening one when none is idle, and takes it back when the work ends in any way. */
    <T> Uni<T> with(Target target, Function<S, Uni<T>> work);
}
