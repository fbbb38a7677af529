package io.mooring.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.IntegrationId;
import io.mooring.domain.IntegrationStatus;
import io.mooring.domain.Secret;
import io.mooring.platform.Platforms;
import io.mooring.run.Answer;
import io.mooring.run.IntegrationView;
import io.mooring.run.ReportJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Integrations as JSON text, fields in the documented order. What the store keeps as JSON is passed on as it is: reads are polled, and
 * parsing it again would be most of their work.
 */
@Singleton
final class IntegrationJson {
    private final Platforms platforms;

    IntegrationJson(Platforms platforms) {
        this.platforms = platforms;
    }

    String of(IntegrationView view) {
        return "{\"id\":\"" + view.id() + "\",\"status\":\"" + view.status().wireName() + "\",\"validationResults\":"
                + view.validationResults() + ",\"type\":" + JsonText.quoted(view.type()) + ",\"autoBootstrap\":"
                + view.automatic() + ",\"config\":" + config(view) + "}";
    }

    /** Objects with commas between them. */
    String of(List<IntegrationView> views) {
        return views.stream().map(this::of).collect(Collectors.joining(","));
    }

    /** The one place where the id is a number. */
    static String status(IntegrationId id, IntegrationStatus status) {
        return "{\"id\":" + id + ",\"status\":\"" + status.wireName() + "\"}";
    }

    static String of(Answer answer) {
        String results = "\"validationResults\":" + ReportJson.text(answer.report()) + "}";
        return switch (answer) {
            case Answer.Accepted accepted ->
                "{\"id\":\"" + accepted.id() + "\",\"status\":\""
                        + accepted.status().wireName() + "\"," + results;
            case Answer.Tried tried ->
                tried.id().map(id -> "{\"id\":\"" + id + "\",").orElse("{") + results;
        };
    }

    private String config(IntegrationView view) {
        return view.issuedKey().map(key -> presented(view.type(), key)).orElse(view.config());
    }

    private String presented(String type, Secret key) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        platforms.named(type).issuesKey().orElseThrow().present(key).forEach(config::put);
        return config.toString();
    }
}
