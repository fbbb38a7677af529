package io.mooring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Holds the arrows between the packages: who may know whom, and which framework stays where. */
@AnalyzeClasses(packages = "io.mooring", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String PROJECT = "io.mooring..";
    private static final String DOMAIN = "io.mooring.domain..";
    private static final String PLATFORM = "io.mooring.platform..";
    private static final String RUN = "io.mooring.run..";
    private static final String STORE = "io.mooring.store..";
    private static final String API = "io.mooring.api..";
    private static final String SECURITY = "io.mooring.security..";
    private static final String OPS = "io.mooring.ops..";

    @ArchTest
    static final ArchRule everyClassLivesInAPackageOfTheMap = classes()
            .should()
            .resideInAnyPackage(DOMAIN, PLATFORM, RUN, STORE, API, SECURITY, OPS)
            .because("a package that is not on the map has no arrows");

    @ArchTest
    static final ArchRule domainKnowsOnlyJava = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(DOMAIN, "java..", "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule platformKnowsDomain = knowsOfTheProjectOnly(PLATFORM, DOMAIN);

    @ArchTest
    static final ArchRule runKnowsPlatformAndDomain = knowsOfTheProjectOnly(RUN, PLATFORM, DOMAIN);

    @ArchTest
    static final ArchRule storeKnowsRunPlatformAndDomain = knowsOfTheProjectOnly(STORE, RUN, PLATFORM, DOMAIN);

    @ArchTest
    static final ArchRule securityKnowsRunPlatformAndDomain = knowsOfTheProjectOnly(SECURITY, RUN, PLATFORM, DOMAIN);

    /** From {@code security} the API takes the identity of the request. */
    @ArchTest
    static final ArchRule apiKnowsRunPlatformDomainAndSecurity =
            knowsOfTheProjectOnly(API, RUN, PLATFORM, DOMAIN, SECURITY);

    @ArchTest
    static final ArchRule nobodyKnowsOps = noClasses()
            .that()
            .resideOutsideOfPackage(OPS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(OPS)
            .allowEmptyShould(true);

    /** What they share lies in {@code platform} itself, {@code platform.config}, {@code platform.net} and {@code platform.sql}. */
    @ArchTest
    static final ArchRule platformsDoNotKnowEachOther = slices().matching("io.mooring.platform.(*)..")
            .namingSlices("platform $1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAPackage(PLATFORM),
                    resideInAnyPackage(
                            "io.mooring.platform.config..", "io.mooring.platform.net..", "io.mooring.platform.sql.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyStoreKnowsPersistence = noClasses()
            .that()
            .resideOutsideOfPackage(STORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.quarkus.panache.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .because("constructors take what a class needs, so that its fields are final")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().should(lieInANullMarkedPackage()).because("NullAway checks null-marked code only");

    private static ArchRule knowsOfTheProjectOnly(String subject, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(subject)
                .should()
                .dependOnClassesThat(ofTheProjectOutside(subject, known))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> ofTheProjectOutside(String subject, String... known) {
        return resideInAPackage(PROJECT)
                .and(DescribedPredicate.not(resideInAPackage(subject).or(resideInAnyPackage(known))))
                .as("are of the project but neither of %s nor of %s", subject, String.join(", ", known));
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass subject, ConditionEvents events) {
                JavaPackage home = subject.getPackage();
                boolean marked = home.isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        subject, marked, home.getName() + " (" + subject.getSimpleName() + ")"));
            }
        };
    }
}
