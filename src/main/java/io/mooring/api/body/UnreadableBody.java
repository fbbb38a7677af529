package io.mooring.api.body;

/** The bytes are not one strict JSON or YAML object: a 400. */
public final class UnreadableBody extends BodyRefusal {

    UnreadableBody(String message) {
        super(message);
    }
}
