package io.mooring.platform.config;

import io.mooring.domain.Secret;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The kind of a component: its Java type, and the annotations that go with that. */
final class KindReflection {
    private static final List<Class<? extends Annotation>> TEXT_ANNOTATIONS =
            List.of(Length.class, Identifier.class, Quotable.class, Matches.class, HostName.class);

    private final RecordComponent component;
    private final List<Class<?>> enclosing;

    KindReflection(RecordComponent component, List<Class<?>> enclosing) {
        this.component = component;
        this.enclosing = enclosing;
    }

    Kind kind() {
        Type type = component.getGenericType();
        boolean many = type instanceof ParameterizedType generic && generic.getRawType() == List.class;
        Class<?> single = many ? itemType((ParameterizedType) type) : component.getType();
        Kind kind = single(single);
        checkAnnotations(kind);
        return many ? many(kind) : kind;
    }

    private static Class<?> itemType(ParameterizedType list) {
        if (list.getActualTypeArguments()[0] instanceof Class<?> item) {
            return item;
        }
        throw new IllegalArgumentException("a list must name the type of its items");
    }

    private static Kind many(Kind item) {
        return switch (item) {
            case Kind.Text text when !text.sensitive() -> new Kind.Many(text);
            case Kind.Nested nested -> new Kind.Many(nested);
            case Kind.Text ignored -> throw noSuchList();
            case Kind.Whole ignored -> throw noSuchList();
            case Kind.Flag ignored -> throw noSuchList();
            case Kind.Choice ignored -> throw noSuchList();
            case Kind.Many ignored -> throw noSuchList();
        };
    }

    private static IllegalArgumentException noSuchList() {
        return new IllegalArgumentException("a list has texts that are not sensitive, or records");
    }

    private Kind single(Class<?> type) {
        if (type == String.class || type == Secret.class) {
            boolean wrapped = type == Secret.class;
            boolean sensitive = wrapped || component.isAnnotationPresent(Sensitive.class);
            return new Kind.Text(TextRules.of(component), sensitive, wrapped);
        }
        if (type == int.class || type == Integer.class) {
            return whole();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Kind.Flag();
        }
        return structured(type);
    }

    private Kind structured(Class<?> type) {
        if (type.isEnum()) {
            return new Kind.Choice(constants(type));
        }
        if (type.isRecord()) {
            return new Kind.Nested(LayoutReflection.of(type.asSubclass(Record.class), enclosing));
        }
        throw new IllegalArgumentException("no component can be a " + type.getSimpleName());
    }

    private Kind whole() {
        Range range = component.getAnnotation(Range.class);
        return range == null
                ? new Kind.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE)
                : new Kind.Whole(range.min(), range.max());
    }

    private static SequencedMap<String, Object> constants(Class<?> type) {
        SequencedMap<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            if (!(constant instanceof WireName named)) {
                throw new IllegalArgumentException(type.getSimpleName() + " must implement WireName");
            }
            constants.put(named.wireName(), constant);
        }
        return constants;
    }

    private void checkAnnotations(Kind kind) {
        Stream<Class<? extends Annotation>> misplaced =
                kind instanceof Kind.Text text ? notForTexts(text) : notForOthers(kind);
        misplaced.filter(component::isAnnotationPresent).findFirst().ifPresent(annotation -> {
            throw new IllegalArgumentException("@" + annotation.getSimpleName() + " does not go with its type");
        });
    }

    private static Stream<Class<? extends Annotation>> notForTexts(Kind.Text text) {
        return text.wrapped() ? Stream.of(Range.class) : Stream.of(Range.class, SentTo.class);
    }

    private static Stream<Class<? extends Annotation>> notForOthers(Kind kind) {
        Stream<Class<? extends Annotation>> forTexts =
                Stream.concat(TEXT_ANNOTATIONS.stream(), Stream.of(Sensitive.class, SentTo.class, ItemKey.class));
        return kind instanceof Kind.Whole ? forTexts : Stream.concat(forTexts, Stream.of(Range.class));
    }
}
