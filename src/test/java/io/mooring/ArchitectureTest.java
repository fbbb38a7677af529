package io.mooring;

import com.tngtech.archunit.junit.AnalyzeClasses;

@AnalyzeClasses(packages = "io.mooring")
final class ArchitectureTest {}
