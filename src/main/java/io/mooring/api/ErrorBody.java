package io.mooring.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.Explanation;
import io.mooring.run.ReportJson;

/** The two forms of an error: the documented one, and problem details (RFC 9457) for those who ask for them. */
enum ErrorBody {
    DOCUMENTED("application/json") {
        @Override
        ObjectNode fields(Explanation error) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("statusCode", error.status())
                    .put("error", words(error.status()))
                    .put("message", error.message());
        }
    },
    PROBLEM_DETAILS("application/problem+json") {
        @Override
        ObjectNode fields(Explanation error) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "/errors#" + error.code())
                    .put("title", error.title())
                    .put("status", error.status())
                    .put("detail", error.message());
        }
    };

    private final String mediaType;

    ErrorBody(String mediaType) {
        this.mediaType = mediaType;
    }

    static ErrorBody wantedBy(AcceptHeader accept) {
        return accept.prefers(PROBLEM_DETAILS.mediaType, DOCUMENTED.mediaType) ? PROBLEM_DETAILS : DOCUMENTED;
    }

    String mediaType() {
        return mediaType;
    }

    String text(Failure failure, String requestId) {
        ObjectNode body = fields(failure.explanation())
                .put("code", failure.explanation().code())
                .put("requestId", requestId);
        failure.report().ifPresent(report -> body.set("validationResults", ReportJson.of(report)));
        return body.toString();
    }

    abstract ObjectNode fields(Explanation error);

    /** The names of the statuses as published; the lower-case letter in 422 is part of them. */
    static String words(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable entity";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
