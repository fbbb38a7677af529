package io.mooring.platform.redshift;

import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.ErrorCode;
import io.mooring.domain.Explanation;
import io.mooring.domain.Problem;
import io.mooring.platform.CatalogFile;
import io.mooring.platform.PlatformError;
import java.util.ArrayList;
import java.util.List;

/** Problems in words, so that a template without its values fails the test. */
final class Words {
    private static final ErrorCatalog CATALOG = catalog();

    private Words() {}

    static Explanation of(Problem problem) {
        return CATALOG.explain(problem);
    }

    private static ErrorCatalog catalog() {
        List<ErrorCode> codes = new ArrayList<>(List.of(PlatformError.values()));
        codes.addAll(List.of(RedshiftError.values()));
        List<CatalogEntry> entries = new ArrayList<>(CatalogFile.beside(PlatformError.class));
        entries.addAll(CatalogFile.beside(RedshiftError.class));
        return new ErrorCatalog(codes, entries);
    }
}
