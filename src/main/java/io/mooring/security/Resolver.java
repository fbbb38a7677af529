package io.mooring.security;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Turns a host name into addresses. Never blocks its caller; fails with {@link java.net.UnknownHostException}. */
@FunctionalInterface
interface Resolver {
    /** Every address of the name, in the order in which they should be tried. */
    Uni<List<InetAddress>> resolve(String name);
}
