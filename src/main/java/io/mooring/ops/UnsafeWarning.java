package io.mooring.ops;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * From JDK 24 on, a class that asks for raw memory makes the JDK print four lines about it, once (JEP 498). The library that reads keysets has
 * such a class; whoever starts the service can do nothing about it, and would look for the one line that matters behind them.
 */
final class UnsafeWarning {

    private static final String ASKING_CLASS = "com.google.protobuf.UnsafeUtil";

    private UnsafeWarning() {}

    /** Loads the class while nothing else runs yet, with the error stream closed. */
    static void swallow() {
        PrintStream errors = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            Class.forName(ASKING_CLASS);
        } catch (ClassNotFoundException e) {
            // Another version of the library, or a native executable: there is no warning either.
            return;
        } finally {
            System.setErr(errors);
        }
    }
}
