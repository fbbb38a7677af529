package io.mooring.platform.config;

import io.mooring.domain.FieldPath;

/** Where in a tree the reading is, what for, and where it reports. */
record Site(FieldPath path, Findings findings, Occasion occasion) {

    Site field(String name) {
        return new Site(path.field(name), findings, occasion);
    }

    Site item(int index) {
        return new Site(path.item(index), findings, occasion);
    }

    void refuse(String problem) {
        String where = path.toString();
        findings.add(new Violation(where.isEmpty() ? "The body" : where, problem));
    }
}
