package io.mooring.platform.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that a component's annotations stand for, in the order in which they are looked at. */
final class TextRules {
    private final RecordComponent component;
    private final List<TextRule> rules = new ArrayList<>();

    private TextRules(RecordComponent component) {
        this.component = component;
    }

    static List<TextRule> of(RecordComponent component) {
        return new TextRules(component).collect();
    }

    private List<TextRule> collect() {
        addLength();
        addIdentifier();
        addQuotable();
        addMatches();
        if (component.isAnnotationPresent(HostName.class)) {
            rules.add(new HostNameRule());
        }
        return List.copyOf(rules);
    }

    private void addLength() {
        Length length = component.getAnnotation(Length.class);
        rules.add(length == null ? new LengthRule(1, Integer.MAX_VALUE) : new LengthRule(length.min(), length.max()));
    }

    private void addIdentifier() {
        Identifier identifier = component.getAnnotation(Identifier.class);
        if (identifier != null) {
            rules.add(new PatternRule(Pattern.compile(identifier.regex()), "must consist of " + identifier.words()));
            addBytes(identifier.maxBytes());
        }
    }

    private void addQuotable() {
        Quotable quotable = component.getAnnotation(Quotable.class);
        if (quotable != null) {
            rules.add(new QuotableRule());
            rules.add(new LengthRule(1, quotable.max()));
            addBytes(quotable.maxBytes());
        }
    }

    private void addMatches() {
        Matches matches = component.getAnnotation(Matches.class);
        if (matches != null) {
            rules.add(new PatternRule(Pattern.compile(matches.value()), matches.message()));
        }
    }

    private void addBytes(int most) {
        if (most < Integer.MAX_VALUE) {
            rules.add(new BytesRule(most));
        }
    }
}
