package io.mooring.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a record class apart, once; whatever it cannot describe is a mistake in the code and stops at once. */
final class LayoutReflection {
    private static final ConfigRules NO_RULES = (fields, violations) -> {};

    private final Class<? extends Record> type;
    private final List<Class<?>> enclosing;

    private LayoutReflection(Class<? extends Record> type, List<Class<?>> enclosing) {
        this.type = type;
        this.enclosing = enclosing;
    }

    static Layout of(Class<? extends Record> type) {
        return of(type, List.of());
    }

    static Layout of(Class<? extends Record> type, List<Class<?>> enclosing) {
        if (enclosing.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself");
        }
        List<Class<?>> nested = new ArrayList<>(enclosing);
        nested.add(type);
        Layout layout = new LayoutReflection(type, nested).build();
        LayoutChecks.check(layout);
        return layout;
    }

    private Layout build() {
        List<Component> components =
                Arrays.stream(type.getRecordComponents()).map(this::component).toList();
        return new Layout(constructor(), components, rules());
    }

    private Component component(RecordComponent declared) {
        try {
            Kind kind = new KindReflection(declared, enclosing).kind();
            Method accessor = declared.getAccessor();
            accessor.setAccessible(true);
            ShownWhen shownWhen = declared.getAnnotation(ShownWhen.class);
            return new Component(
                    declared.getName(),
                    accessor,
                    kind,
                    presence(declared, kind),
                    shownWhen == null ? null : shownWhen.value(),
                    declared.isAnnotationPresent(ItemKey.class),
                    sentTo(declared, kind),
                    description(declared));
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + declared.getName() + ": " + unusable.getMessage(), unusable);
        }
    }

    private static List<String> sentTo(RecordComponent declared, Kind kind) {
        SentTo sentTo = declared.getAnnotation(SentTo.class);
        if (sentTo == null && kind instanceof Kind.Text text && text.wrapped()) {
            throw new IllegalArgumentException("a Secret needs @SentTo, the components that say where it is sent to");
        }
        return sentTo == null ? List.of() : List.of(sentTo.value());
    }

    private Presence presence(RecordComponent declared, Kind kind) {
        List<Presence> said = new ArrayList<>();
        if (declared.isAnnotationPresent(Required.class)) {
            said.add(new Presence.Mandatory());
        }
        DefaultValue standard = declared.getAnnotation(DefaultValue.class);
        if (standard != null) {
            said.add(new Presence.Defaulted(kind.literal(standard.value())));
        }
        if (declared.isAnnotationPresent(DefaultObject.class)) {
            said.add(new Presence.Defaulted(JsonNodeFactory.instance.objectNode()));
        }
        List<Presence.Condition> conditions = conditions(declared);
        if (!conditions.isEmpty() || said.isEmpty()) {
            said.add(new Presence.Optional(conditions));
        }
        return only(said);
    }

    private static Presence only(List<Presence> said) {
        if (said.size() != 1) {
            throw new IllegalArgumentException("contradicting annotations on what its absence means");
        }
        return said.getFirst();
    }

    private List<Presence.Condition> conditions(RecordComponent declared) {
        List<Presence.Condition> conditions = new ArrayList<>();
        for (RequiredWhen when : declared.getAnnotationsByType(RequiredWhen.class)) {
            conditions.add(new Presence.Condition.SiblingIs(when.component(), siblingValues(when)));
        }
        if (declared.isAnnotationPresent(RequiredWhenAutomatic.class)) {
            conditions.add(new Presence.Condition.Automatic());
        }
        return List.copyOf(conditions);
    }

    private List<JsonNode> siblingValues(RequiredWhen when) {
        RecordComponent sibling = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(when.component()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no component " + when.component()));
        Kind kind = new KindReflection(sibling, enclosing).kind();
        return Arrays.stream(when.is()).map(value -> siblingValue(kind, value)).toList();
    }

    private static JsonNode siblingValue(Kind kind, String value) {
        boolean unknown =
                kind instanceof Kind.Choice choice && !choice.constants().containsKey(value);
        boolean sensitive = kind instanceof Kind.Text text && text.sensitive();
        if (unknown || sensitive) {
            throw new IllegalArgumentException("a sibling cannot be asked for " + value);
        }
        return kind.literal(value);
    }

    private static String description(RecordComponent declared) {
        Description description = declared.getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }

    private Constructor<? extends Record> constructor() {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException unregistered) {
            throw new IllegalArgumentException(type.getName() + " is not registered for reflection", unregistered);
        }
    }

    private ConfigRules rules() {
        CheckedBy checkedBy = type.getAnnotation(CheckedBy.class);
        if (checkedBy == null) {
            return NO_RULES;
        }
        try {
            Constructor<? extends ConfigRules> constructor = checkedBy.value().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalArgumentException(checkedBy.value().getName() + " cannot be made", unusable);
        }
    }
}
