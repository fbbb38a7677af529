package io.mooring.peer.redshift;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A peer as a process: {@code [--port n] [--tls | --plain] [--superuser name] [--password text] [--host name]}. It prints
 * {@code authority file} and {@code ready host port}, and runs until it is told to end.
 */
public final class RedshiftPeerMain {

    private final List<String> arguments;

    private RedshiftPeerMain(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws InterruptedException {
        new RedshiftPeerMain(List.of(arguments)).run(System.out);
    }

    private void run(PrintStream out) throws InterruptedException {
        RedshiftPeer peer = RedshiftPeer.start(options());
        Runtime.getRuntime().addShutdownHook(new Thread(peer::close));
        out.println("authority " + peer.authority());
        out.println("ready " + peer.host() + " " + peer.port());
        new CountDownLatch(1).await();
    }

    private RedshiftPeerOptions options() {
        return RedshiftPeerOptions.plain(
                        value("--superuser").orElse("awsuser"),
                        value("--password").orElse("Awsuser1"))
                .withPort(value("--port").map(Integer::parseInt).orElse(0))
                .withEncryption(arguments.contains("--tls") ? Encryption.REQUIRED : Encryption.NONE)
                .withHostNames(value("--host").stream().toList());
    }

    private Optional<String> value(String flag) {
        int at = arguments.indexOf(flag);
        return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }
}
