package io.mooring.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a client likes to read (RFC 9110, section 12.5.1). Whatever cannot be understood in it is as if it were not there. */
record AcceptHeader(List<Range> ranges) {
    private static final String PLACE = "io.mooring.accept";
    private static final AcceptHeader ANYTHING = new AcceptHeader(List.of());

    /** @param type such as {@code text/plain}, {@code text/*} or {@code *}{@code /*} */
    record Range(String type, double weight) {}

    AcceptHeader {
        ranges = List.copyOf(ranges);
    }

    /** The header as it came; {@link #takeOff} may have removed it since. */
    static AcceptHeader of(RoutingContext request) {
        AcceptHeader taken = request.get(PLACE);
        return taken == null ? read(request) : taken;
    }

    /** Keeps the header to itself: the framework would answer 406 where the contract ignores it. */
    static void takeOff(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.ACCEPT)) {
            request.put(PLACE, read(request));
            request.request().headers().remove(HttpHeaders.ACCEPT);
        }
    }

    private static AcceptHeader read(RoutingContext request) {
        List<String> values = request.request().headers().getAll(HttpHeaders.ACCEPT);
        return values.isEmpty() ? ANYTHING : parse(String.join(",", values));
    }

    static AcceptHeader parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String element : header.split(",", -1)) {
            String[] parts = element.toLowerCase(Locale.ROOT).split(";", -1);
            String type = parts[0].strip();
            if (type.contains("/")) {
                ranges.add(new Range(type, weight(parts)));
            }
        }
        return new AcceptHeader(ranges);
    }

    /** The weight with which this very type is named. */
    OptionalDouble named(String type) {
        return ranges.stream()
                .filter(range -> range.type().equals(type))
                .mapToDouble(Range::weight)
                .findFirst();
    }

    /** How much the type is wanted: 0 is not at all, and without a header everything is wanted alike. */
    double weightOf(String type) {
        if (ranges.isEmpty()) {
            return 1;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return named(type)
                .orElseGet(() -> named(family).orElseGet(() -> named("*/*").orElse(0)));
    }

    /** Whether the type is asked for by name, and not less than the other one. */
    boolean prefers(String type, String other) {
        double weight = named(type).orElse(0);
        return weight > 0 && weight >= weightOf(other);
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                return number(parameter.substring(2));
            }
        }
        return 1;
    }

    private static double number(String weight) {
        return weight.matches("[01](\\.\\d{0,3})?") ? Math.min(1, Double.parseDouble(weight)) : 1;
    }
}
