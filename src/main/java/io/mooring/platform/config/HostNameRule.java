package io.mooring.platform.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A DNS name or an IP address. */
record HostNameRule() implements TextRule {
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    /** A last label that is a number makes resolvers read the whole as an IPv4 address, in old forms too ({@code 0x7f.1}). */
    private static final String NO_NUMBER = "(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?$)";

    private static final String NAME = "(?=.{1,253}\\.?$)(?:" + LABEL + "\\.)*" + NO_NUMBER + LABEL + "\\.?";
    private static final Pattern WHOLE_NAME = Pattern.compile(NAME);
    private static final Pattern NAME_WITH_PORT = Pattern.compile("[^:]*:[0-9]*");

    @Override
    public Optional<String> problem(String text) {
        if (WHOLE_NAME.matcher(text).matches() || IpAddress.isOne(text)) {
            return Optional.empty();
        }
        return Optional.of("must be a host name or IP address" + reason(text));
    }

    @Override
    public void describe(TextSchema schema) {
        schema.wholeMatches(NAME + "|" + IpAddress.V4 + "|" + IpAddress.LOOKS_LIKE_V6);
    }

    private static String reason(String text) {
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return " without blanks";
        }
        if (text.contains("://")) {
            return " without a scheme such as https://";
        }
        if (text.contains("/")) {
            return " without a path";
        }
        return rareReason(text);
    }

    private static String rareReason(String text) {
        if (NAME_WITH_PORT.matcher(text).matches()) {
            return " without a port";
        }
        boolean ascii = text.chars().allMatch(character -> character < 128);
        return ascii ? "" : " in ASCII (an international name begins with xn--)";
    }
}
