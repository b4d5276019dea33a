package dev.remora.jaxrs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.Test;

/** The walls around this module. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.remora.jaxrs");

    @Test
    void onlyApiAndSpiAreImported() {
        classes()
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.remora.."))
                        .or(resideInAnyPackage("dev.remora", "dev.remora.spi", "dev.remora.jaxrs")))
                .check(CLASSES);
    }

    @Test
    void servletTypesAreInClassesThatLoadWithServletsOnly() {
        noClasses()
                .that(not(belongToAnyOf(
                        ServletRequestFilter.class,
                        ServletCurrentRequest.class,
                        ServletSide.class,
                        HttpBrowserSession.class,
                        CalledSession.class,
                        EndListener.class)))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.servlet.."))
                .check(CLASSES);
        classes()
                .that()
                .belongToAnyOf(ServletSide.class, HttpBrowserSession.class, CalledSession.class, EndListener.class)
                .should()
                .onlyHaveDependentClassesThat()
                .belongToAnyOf(
                        ServletRequestFilter.class,
                        ServletCurrentRequest.class,
                        ServletSide.class,
                        HttpBrowserSession.class,
                        CalledSession.class)
                .check(CLASSES);
        classes()
                .that()
                .belongToAnyOf(ServletCurrentRequest.class)
                .should()
                .onlyHaveDependentClassesThat()
                .belongToAnyOf(ServletCurrentRequest.class, ServletSignIn.class)
                .check(CLASSES);
    }

    @Test
    void oneClassHasTheAnnotationsOfQuarkusAndNothingElseOfIt() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(QuarkusFilters.class)
                .should()
                .dependOnClassesThat(resideInAPackage("org.jboss.resteasy.."))
                .check(CLASSES);
        noClasses()
                .should()
                .accessClassesThat()
                .resideInAPackage("org.jboss.resteasy..")
                .check(CLASSES);
    }

    @Test
    void oneClassLooksUpTheContainer() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(RemoteAppFeature.class)
                .should()
                .accessClassesThat()
                .areAssignableTo(CDI.class)
                .check(CLASSES);
    }

    @Test
    void nothingMutableIsStatic() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .haveRawType(describe(
                        "that is immutable",
                        type -> type.isPrimitive()
                                || type.isEnum()
                                || type.isArray()
                                || type.isEquivalentTo(String.class)
                                || type.isEquivalentTo(System.Logger.class)))
                .check(CLASSES);
    }
}
