package io.mooring.api;

import io.mooring.domain.IntegrationStatus;
import io.mooring.run.Answer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The headers that go with an answer's text. */
public final class Answers {
    /** Seconds after which a client that follows a status should ask again. */
    private static final int POLL_AFTER = 1;

    private Answers() {}

    public static Response json(String text) {
        return Response.ok(text, MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response json(String text, IntegrationStatus status) {
        return followed(Response.ok(text, MediaType.APPLICATION_JSON_TYPE), status)
                .build();
    }

    static Response json(String text, IntegrationStatus status, long version) {
        return followed(Response.ok(text, MediaType.APPLICATION_JSON_TYPE), status)
                .header(HttpHeaders.ETAG, EntityTags.of(version))
                .build();
    }

    /** What became of a create or an edit. */
    static Response versioned(Answer answer) {
        String text = IntegrationJson.of(answer);
        return switch (answer) {
            case Answer.Accepted accepted -> json(text, accepted.status(), accepted.version());
            case Answer.Tried tried -> json(text);
        };
    }

    /** What became of a delete: there is nothing left to edit, so no version. */
    static Response unversioned(Answer answer) {
        String text = IntegrationJson.of(answer);
        return switch (answer) {
            case Answer.Accepted accepted -> json(text, accepted.status());
            case Answer.Tried tried -> json(text);
        };
    }

    private static Response.ResponseBuilder followed(Response.ResponseBuilder answer, IntegrationStatus status) {
        return status instanceof IntegrationStatus.Transitional
                ? answer.header(HttpHeaders.RETRY_AFTER, POLL_AFTER)
                : answer;
    }
}
