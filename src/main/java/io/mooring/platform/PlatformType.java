package io.mooring.platform;

/**
 * How a platform is called.
 *
 * @param wireName the value of {@code type} in requests and answers, such as {@code Databricks}
 * @param title in sentences, such as {@code Databricks Unity Catalog}
 */
public record PlatformType(String wireName, String title) {}
