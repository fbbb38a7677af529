package io.mooring.api;

import io.mooring.domain.CatalogEntry;
import io.mooring.domain.ErrorCatalog;
import io.mooring.domain.ErrorCode;
import io.mooring.platform.CatalogFile;
import io.mooring.platform.PlatformError;
import io.mooring.platform.Platforms;
import io.mooring.run.RunError;
import io.mooring.security.SecurityError;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Unites the errors of all packages into one catalogue. What is missing or doubled in it stops the start. */
@Singleton
final class ErrorCatalogSource {

    @Startup
    @Produces
    @Singleton
    ErrorCatalog catalog(Platforms platforms) {
        Set<ErrorCode> codes = new LinkedHashSet<>();
        Stream.<ErrorCode[]>of(PlatformError.values(), RunError.values(), SecurityError.values(), ApiError.values())
                .flatMap(Stream::of)
                .forEach(codes::add);
        platforms.all().forEach(platform -> codes.addAll(platform.errors()));
        return new ErrorCatalog(codes, entries(codes));
    }

    /** One file for each package that has codes. */
    private static List<CatalogEntry> entries(Set<ErrorCode> codes) {
        Map<String, Class<? extends ErrorCode>> files = new LinkedHashMap<>();
        codes.forEach(code -> files.put(code.getClass().getPackageName(), code.getClass()));
        List<CatalogEntry> entries = new ArrayList<>();
        files.values().forEach(beside -> entries.addAll(CatalogFile.beside(beside)));
        return entries;
    }
}
