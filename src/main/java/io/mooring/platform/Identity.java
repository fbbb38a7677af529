package io.mooring.platform;

/**
 * Something of which only one integration may exist.
 *
 * @param key normalised and unique over all platforms, such as {@code redshift:host:5439/database}
 * @param words what a 409 says after "on", such as {@code host example.org}
 */
public record Identity(String key, String words) {}
