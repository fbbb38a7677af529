package io.mooring.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class LoopbackPortTest {

    @Test
    void refusesAndAcceptsOnTheSameNumber() throws IOException {
        try (LoopbackPort port = new LoopbackPort(0, LoopbackPortTest::hangUp)) {
            int number = port.number();
            for (int round = 0; round < 200; round++) {
                connect(number);
                port.refuse();
                assertThatThrownBy(() -> connect(number)).isInstanceOf(ConnectException.class);
                port.accept();
            }
            assertThat(port.number()).isEqualTo(number);
        }
    }

    @Test
    void isNobodyElsesWhileItRefuses() throws IOException {
        try (LoopbackPort port = new LoopbackPort(0, LoopbackPortTest::hangUp)) {
            port.refuse();

            try (ServerSocket other = new ServerSocket()) {
                other.setReuseAddress(false);
                assertThatThrownBy(() ->
                                other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number())))
                        .hasMessageContaining("Address already in use");
            }
        }
    }

    @Test
    void saysThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new LoopbackPort(taken.getLocalPort(), LoopbackPortTest::hangUp))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot have port " + taken.getLocalPort());
        }
    }

    private static void connect(int number) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), number).close();
    }

    private static void hangUp(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
