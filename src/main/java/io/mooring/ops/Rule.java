package io.mooring.ops;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a value must be, as the words after "must be", and the test for it. */
record Rule(String words, Predicate<String> test) {

    private static final Set<String> FLAGS = Set.of("true", "false");

    static Rule any() {
        return new Rule("a text", value -> true);
    }

    static Rule flag() {
        return new Rule("true or false", FLAGS::contains);
    }

    static Rule oneOf(String... words) {
        return new Rule(String.join(" or ", words), List.of(words)::contains);
    }

    static Rule number(int least, int most) {
        return new Rule("a whole number from " + least + " to " + most, value -> isBetween(value, least, most));
    }

    static Rule duration(Duration least, Duration most) {
        return new Rule(
                "a duration from " + least + " to " + most + " (such as " + most + ")",
                value -> isBetween(value, least, most));
    }

    static Rule memory(String least, String most) {
        return new Rule("a size from " + least + " to " + most + " (such as " + most + ")", value -> {
            BigInteger size = memory(value);
            return size != null && size.compareTo(known(least)) >= 0 && size.compareTo(known(most)) <= 0;
        });
    }

    static Rule webAddress() {
        return new Rule(
                "an address that begins with http:// or https://, such as https://mooring.example.com",
                Rule::isWebAddress);
    }

    private static boolean isBetween(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isBetween(String value, Duration least, Duration most) {
        try {
            Duration duration = DurationConverter.parseDuration(value);
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static BigInteger known(String size) {
        return new MemorySizeConverter().convert(size).asBigInteger();
    }

    private static @Nullable BigInteger memory(String value) {
        try {
            return known(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = URI.create(value);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
