package io.mooring.api.body;

/**
 * A body that is not taken. The message is for the client: plain, at most 200 characters, and without any value of the body, which may be
 * a secret.
 */
public abstract sealed class BodyRefusal extends RuntimeException permits UnreadableBody, UnsupportedBody {

    BodyRefusal(String message) {
        super(message, null, false, false);
    }

    /** The text for the client. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
