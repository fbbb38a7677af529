package io.mooring.peer.redshift;

import io.mooring.peer.redshift.wire.Replies;
import io.mooring.peer.redshift.wire.WireChannel;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Lets a planned fault happen at its step of the login. */
final class LoginSteps {

    private final Optional<LoginFault> fault;

    LoginSteps(Optional<LoginFault> fault) {
        this.fault = fault;
    }

    void onAccept(WireChannel client) throws IOException {
        if (is(LoginFault.SilentAfterAccept.class)) {
            hang(client);
        }
        if (is(LoginFault.RubbishOnAccept.class)) {
            client.send(SessionFaults.RUBBISH);
            hang(client);
        }
    }

    private boolean is(Class<? extends LoginFault> kind) {
        return fault.filter(kind::isInstance).isPresent();
    }

    void afterStartup(WireChannel client) throws IOException, LoginRefused {
        if (fault.isPresent()) {
            afterStartup(client, fault.get());
        }
    }

    private static void afterStartup(WireChannel client, LoginFault fault) throws IOException, LoginRefused {
        switch (fault) {
            case LoginFault.SilentInLogin() -> hang(client);
            case LoginFault.ClosedInLogin() -> throw new EOFException("closed by a planned fault");
            case LoginFault.RubbishInLogin() -> {
                client.send(SessionFaults.RUBBISH);
                hang(client);
            }
            case LoginFault.Refused(String sqlState, String message) -> throw new LoginRefused(sqlState, message);
            case LoginFault.OtherAuthentication(int type) -> {
                client.send(Replies.authentication(type, Digests.random(48)));
                hang(client);
            }
            case LoginFault.SilentAfterAccept() -> {}
            case LoginFault.RubbishOnAccept() -> {}
        }
    }

    private static void hang(WireChannel client) throws IOException {
        client.drain();
        throw new EOFException("the client has closed");
    }
}
