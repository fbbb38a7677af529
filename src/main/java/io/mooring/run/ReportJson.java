package io.mooring.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mooring.domain.CheckOutcome;
import io.mooring.domain.CheckResult;
import io.mooring.domain.Explanation;
import io.mooring.domain.ValidationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code validationResults} as answers show them and as the store keeps them, so that a read passes them on as they are. */
public final class ReportJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportJson() {}

    public static ObjectNode of(ValidationReport report) {
        ObjectNode node = JSON.objectNode();
        node.put("status", report.verdict().wireName());
        ArrayNode tests = node.putArray("validationTests");
        report.tests().forEach(test -> tests.add(test(test)));
        return node;
    }

    public static String text(ValidationReport report) {
        return of(report).toString();
    }

    private static ObjectNode test(CheckResult test) {
        ObjectNode node = JSON.objectNode();
        node.put("name", test.name());
        switch (test.outcome()) {
            case CheckOutcome.Passed passed -> passed(node, passed);
            case CheckOutcome.Failed failed -> failed(node, failed);
            case CheckOutcome.Warned warned -> explained(node.put("status", "warning"), warned.explanation());
            case CheckOutcome.Skipped skipped -> {
                node.put("status", "skipped");
                skipped.reason().ifPresent(reason -> node.put("message", reason));
            }
        }
        return node.put("durationMillis", test.duration().toMillis());
    }

    private static void passed(ObjectNode node, CheckOutcome.Passed passed) {
        passed.result().ifPresent(rows -> rows(node, "result", rows));
        node.put("status", "passed");
        if (!passed.advice().isEmpty()) {
            rows(node, "advice", passed.advice());
        }
    }

    private static void failed(ObjectNode node, CheckOutcome.Failed failed) {
        if (!failed.result().isEmpty()) {
            rows(node, "result", failed.result());
        }
        explained(node.put("status", "failed"), failed.explanation());
    }

    private static void explained(ObjectNode node, Explanation explanation) {
        node.put("message", explanation.message()).put("code", explanation.code());
        putIfPresent(node, "remediation", explanation.remediation());
        node.put("retryable", explanation.retryable().wireName());
        putIfPresent(node, "field", explanation.field());
        putIfPresent(node, "documentation", explanation.documentation());
    }

    private static void putIfPresent(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void rows(ObjectNode node, String name, List<String> rows) {
        ArrayNode array = node.putArray(name);
        rows.forEach(array::add);
    }
}
