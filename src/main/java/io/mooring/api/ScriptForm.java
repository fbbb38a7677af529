package io.mooring.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.run.WrittenScript;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How a script is handed out: as it is, or as an object for those who ask for JSON at least as much as for text. */
enum ScriptForm {
    TEXT {
        @Override
        Response answer(WrittenScript script) {
            return Response.ok(script.text(), MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                    .build();
        }
    },
    OBJECT {
        @Override
        Response answer(WrittenScript script) {
            return Answers.json(object(script).toString());
        }
    };

    static ScriptForm wantedBy(AcceptHeader accept) {
        return accept.prefers(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN) ? OBJECT : TEXT;
    }

    abstract Response answer(WrittenScript script);

    private static ObjectNode object(WrittenScript script) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("script", script.text());
        ArrayNode statements = object.putArray("statements");
        for (WrittenScript.PrintedStatement statement : script.statements()) {
            statements
                    .addObject()
                    .put("purpose", statement.purpose())
                    .put("target", statement.target())
                    .put("text", statement.text());
        }
        return object.put("runAs", script.runAs());
    }
}
