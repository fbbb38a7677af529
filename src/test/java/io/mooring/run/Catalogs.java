package io.mooring.run;

import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.ErrorCode;
import io.mooring.platform.CatalogFile;
import io.mooring.platform.PlatformError;
import java.util.ArrayList;
import java.util.List;

/** The real words for the errors of the engine and of every platform. */
final class Catalogs {
    private Catalogs() {}

    static ErrorCatalog ofEngine() {
        List<ErrorCode> codes = new ArrayList<>(List.of(PlatformError.values()));
        codes.addAll(List.of(RunError.values()));
        List<CatalogEntry> entries = new ArrayList<>(CatalogFile.beside(PlatformError.class));
        entries.addAll(CatalogFile.beside(RunError.class));
        return new ErrorCatalog(codes, entries);
    }
}
