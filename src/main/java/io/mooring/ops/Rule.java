package io.mooring.ops;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a value must be, as the words after "must be", and the test for it. */
record Rule(String words, Predicate<String> test) {

    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[^:/\\s\\[\\]]+):(\\d{1,5})");
    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/(\\d{1,3})");
    private static final Pattern ADDRESS_V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

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

    static Rule networks() {
        return new Rule(
                "a list of networks as CIDR blocks, such as 10.20.0.0/16,fd00::/8",
                value -> each(value, Rule::isNetwork));
    }

    static Rule hostsWithPort() {
        return new Rule(
                "a list of host:port, such as redshift.example.com:5439", value -> each(value, Rule::isHostWithPort));
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

    private static boolean each(String value, Predicate<String> test) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).allMatch(test);
    }

    private static boolean isNetwork(String value) {
        var matcher = CIDR.matcher(value);
        if (!matcher.matches()) {
            return false;
        }
        int bits = Integer.parseInt(matcher.group(2));
        return ADDRESS_V4.matcher(matcher.group(1)).matches()
                ? bits <= 32
                : bits <= 128 && isAddressV6(matcher.group(1));
    }

    /** A text with a colon is never looked up as a name. */
    private static boolean isAddressV6(String value) {
        try {
            return value.contains(":") && URI.create("http://[" + value + "]/").getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHostWithPort(String value) {
        var matcher = HOST_AND_PORT.matcher(value);
        return matcher.matches() && isBetween(matcher.group(1), 1, 65535);
    }
}
