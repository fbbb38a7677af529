package io.mooring.domain;

import java.util.Locale;

/**
 * A stable name of something that can go wrong, implemented by one enum in each package that can fail. The words, the HTTP status and
 * the advice for it stand in that package's {@code errors.yaml}; codes are part of the HTTP contract and are never renamed.
 */
public interface ErrorCode {
    /** The enum constant's name, such as {@code PASSWORD_REFUSED}. */
    String name();

    /** The code in lower camel case as clients see it, such as {@code passwordRefused}. */
    default String code() {
        StringBuilder code = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            code.append(code.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return code.toString();
    }
}
