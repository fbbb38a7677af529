package io.mooring.platform.config;

import java.util.regex.Pattern;

/** IP addresses as text (RFC 3986, section 3.2.2, without brackets and zones). */
final class IpAddress {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    static final String V4 = "(?:" + OCTET + "\\.){3}" + OCTET;

    /** True for every IPv6 address and for some other texts: the exact expression would fill a page. */
    static final String LOOKS_LIKE_V6 = "(?:[0-9A-Fa-f]{0,4}:){2,8}(?:[0-9A-Fa-f]{0,4}|" + V4 + ")";

    private static final int GROUPS = 8;
    private static final Pattern WHOLE_V4 = Pattern.compile(V4);
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern LAST_32_BITS = Pattern.compile(":" + V4 + "$");

    private IpAddress() {}

    static boolean isOne(String text) {
        return WHOLE_V4.matcher(text).matches() || isV6(text);
    }

    private static boolean isV6(String text) {
        String groups = LAST_32_BITS.matcher(text).replaceFirst(":0:0");
        int gap = groups.indexOf("::");
        if (gap < 0) {
            return groups(groups) == GROUPS;
        }
        int before = gap == 0 ? 0 : groups(groups.substring(0, gap));
        String rest = groups.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups stand there, each well-formed; otherwise less than any sum can make good. */
    private static int groups(String text) {
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                return -1;
            }
        }
        return groups.length;
    }
}
