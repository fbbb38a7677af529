package io.mooring.api.body;

/** The headers announce a type, charset or encoding that is not read: a 415. */
public final class UnsupportedBody extends BodyRefusal {

    UnsupportedBody(String message) {
        super(message);
    }
}
