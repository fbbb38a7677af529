package io.mooring.api;

import io.mooring.domain.Problem;
import io.mooring.run.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the query string of one request, collects everything that is wrong with it, and refuses it as a whole. */
public final class QueryParameters {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private final MultiMap parameters;
    private final List<String> violations = new ArrayList<>();

    private QueryParameters(MultiMap parameters) {
        this.parameters = parameters;
    }

    /** Of a request that changes nothing: parameters that are not known are left alone. */
    static QueryParameters ofRead(RoutingContext request) {
        return new QueryParameters(request.queryParams());
    }

    /** Of a request that changes something: a parameter that is not known would be a wish that is not heard. */
    public static QueryParameters ofChange(RoutingContext request, Set<String> known) {
        QueryParameters query = ofRead(request);
        query.parameters.names().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> query.violations.add(Echo.of(name) + " is not a query parameter of this call"));
        return query;
    }

    /** A switch that is off when it is not given; written in any case, as clients print their booleans. */
    boolean flag(String name) {
        return read(name, QueryParameters::bool, "must be true or false").orElse(false);
    }

    OptionalInt wholeNumber(String name, int smallest, int largest) {
        String rule = "must be a whole number from " + smallest + " to " + largest;
        return read(name, value -> number(value).filter(number -> number >= smallest && number <= largest), rule)
                .map(number -> OptionalInt.of(number.intValue()))
                .orElse(OptionalInt.empty());
    }

    /** The position that a link to the next page carries. */
    OptionalLong cursor(String name) {
        return read(name, QueryParameters::number, "must come from the Link header of the page before")
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Optional<String> oneOf(String name, List<String> values) {
        String rule = "must be one of " + String.join(", ", values);
        return read(name, value -> values.contains(value) ? Optional.of(value) : Optional.empty(), rule);
    }

    /** Refuses the request if anything that was read so far is wrong. */
    public void check() {
        if (!violations.isEmpty()) {
            throw Refusal.of(Problem.of(ApiError.QUERY_INVALID, Map.of("violations", String.join("; ", violations))));
        }
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String rule) {
        List<String> values = parameters.getAll(name);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = values.size() == 1 ? reader.apply(values.get(0)) : Optional.empty();
        if (value.isEmpty()) {
            violations.add(name + " " + (values.size() == 1 ? rule : "is given more than once"));
        }
        return value;
    }

    private static Optional<Boolean> bool(@Nullable String value) {
        if ("true".equalsIgnoreCase(value)) {
            return Optional.of(true);
        }
        return "false".equalsIgnoreCase(value) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Long> number(String value) {
        return WHOLE_NUMBER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
    }
}
