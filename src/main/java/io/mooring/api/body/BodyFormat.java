package io.mooring.api.body;

/** How a body is written down. */
enum BodyFormat {
    JSON,
    YAML
}
