package io.mooring.platform.redshift;

import io.mooring.platform.net.OutboundDoor;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A door that leads to this machine, whatever the name is. */
final class PeerDoor implements OutboundDoor {
    private final boolean plaintext;
    private final Optional<Path> authority;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private PeerDoor(boolean plaintext, Optional<Path> authority) {
        this.plaintext = plaintext;
        this.authority = authority;
    }

    static PeerDoor plain() {
        return new PeerDoor(true, Optional.empty());
    }

    static PeerDoor encrypted() {
        return new PeerDoor(false, Optional.empty());
    }

    static PeerDoor trusting(Path authority) {
        return new PeerDoor(false, Optional.of(authority));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Uni<Passage> ask(String host, int port) {
        asked.add(host + ":" + port);
        return Uni.createFrom()
                .item(() -> new Passage(host, port, InetAddress.getLoopbackAddress(), plaintext, authority));
    }
}
