package dev.remora;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.remora.spi.PendingAuthorization;
import jakarta.enterprise.inject.spi.CDI;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between packages: each imports only what stands right of it in the table. */
class ArchitectureTest {

    private static final String TABLE = """
            dev.remora                   :
            dev.remora.spi               : dev.remora message wire
            dev.remora.internal.message  : dev.remora
            dev.remora.internal.wire     : dev.remora message
            dev.remora.internal.settings : dev.remora message wire
            dev.remora.internal.config   : dev.remora spi message wire settings
            dev.remora.internal.jose     : dev.remora message wire
            dev.remora.internal.oauth1   : dev.remora spi message wire settings
            dev.remora.internal.oauth2   : dev.remora spi message wire settings jose
            dev.remora.internal.oidc     : dev.remora spi message wire settings jose
            dev.remora.internal.store    : dev.remora spi message wire
            dev.remora.internal.http     : dev.remora spi message wire settings
            dev.remora.internal.metadata : dev.remora spi message wire settings jose http oidc
            dev.remora.internal.token    : dev.remora spi message wire settings http metadata oauth1 oauth2 oidc
            dev.remora.internal.signin   : dev.remora spi message wire settings http metadata oauth1 oauth2 oidc token
            dev.remora.internal.client   : dev.remora spi message wire settings token signin oauth1 oauth2
            dev.remora.internal.cdi      : dev.remora spi message wire settings config jose oauth1 oauth2 oidc store http metadata token signin client
            """;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.remora");

    @TestFactory
    Stream<DynamicTest> aPackageImportsOnlyWhatTheTableSays() {
        return TABLE.lines().map(line -> line.split(":", 2)).map(row -> {
            String name = row[0].trim();
            return DynamicTest.dynamicTest(name, () -> check(arrow(name, row[1].trim())));
        });
    }

    @Test
    void everyPackageIsInTheTable() {
        String[] known = TABLE.lines().map(line -> line.split(":", 2)[0].trim()).toArray(String[]::new);
        check(classes().should().resideInAnyPackage(known));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("dev.remora.(**)").should().beFreeOfCycles());
    }

    @Test
    void protocolsKnowNeitherThePlatformNorHttp() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "dev.remora.internal.jose",
                        "dev.remora.internal.oauth1",
                        "dev.remora.internal.oauth2",
                        "dev.remora.internal.oidc"))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json"))))
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.net.http.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile..")));
    }

    @Test
    void signInKnowsNeitherJaxRsNorCdi() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "dev.remora.internal.signin", "dev.remora.internal.token", "dev.remora.internal.metadata"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.ws.rs..", "jakarta.enterprise..", "jakarta.inject..")));
    }

    @Test
    void onlyOnePackageKnowsTheLibraryOfTokens() {
        check(noClasses()
                .that(not(resideInAPackage("dev.remora.internal.jose")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.jose4j..")));
    }

    @Test
    void valuesOfTheApiCanGrow() {
        check(noClasses()
                .that(resideInAnyPackage("dev.remora", "dev.remora.spi"))
                .and()
                .arePublic()
                .should()
                .beRecords()
                .because("the constructor of a record is API: nothing can be added to it"));
    }

    /** A {@code switch} that names all constants throws this error for one that was added since it was compiled. */
    @Test
    void switchesOverPublicEnumsHaveADefault() {
        check(noClasses().that(switchOverAPublicEnum()).should().callConstructor(IncompatibleClassChangeError.class));
    }

    @Test
    void configurationIsReadInOnePlace() {
        check(noClasses()
                .that(not(resideInAnyPackage("dev.remora.internal.config", "dev.remora.internal.cdi")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile..")));
    }

    @Test
    void nothingLooksUpTheContainer() {
        check(noClasses().should().accessClassesThat().areAssignableTo(CDI.class));
    }

    @Test
    @Tag("S-11")
    void nothingMutableIsStatic() {
        check(fields().that().areStatic().should().beFinal().andShould(holdNothingMutable()));
    }

    @Test
    void whereThereIsIoLocksAreNoMonitors() {
        check(methods()
                .that()
                .areDeclaredInClassesThat(not(resideInAnyPackage("dev.remora.internal.oauth1")))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("ReentrantLock does not pin a virtual thread"));
    }

    @Test
    @Tag("B-21")
    void statesAreComparedInConstantTime() {
        classes()
                .that()
                .haveFullyQualifiedName(PendingAuthorization.class.getName())
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(CLASSES);
    }

    private static ArchRule arrow(String name, String imports) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(imports.split(" ")))
                .filter(part -> !part.isEmpty())
                .map(ArchitectureTest::qualified)
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.remora..")).or(resideInAnyPackage(allowed)));
    }

    private static String qualified(String part) {
        return part.startsWith("dev.remora") ? part : "dev.remora" + (part.equals("spi") ? "." : ".internal.") + part;
    }

    /** The compiler keeps what such a switch needs in a nested class, in a field that is named for the enum. */
    private static DescribedPredicate<JavaClass> switchOverAPublicEnum() {
        return DescribedPredicate.describe(
                "switch over a public enum",
                type -> CLASSES.stream()
                        .filter(nested -> nested.getName().startsWith(type.getName() + "$"))
                        .flatMap(nested -> nested.getFields().stream())
                        .map(JavaField::getName)
                        .anyMatch(name -> name.startsWith("$SwitchMap$dev$remora$")
                                && !name.startsWith("$SwitchMap$dev$remora$internal$")));
    }

    private static ArchCondition<JavaField> holdNothingMutable() {
        List<Class<?>> mutable = List.of(
                ThreadLocal.class,
                Lock.class,
                StringBuilder.class,
                java.util.Random.class,
                java.util.concurrent.atomic.AtomicReference.class,
                java.util.concurrent.atomic.LongAdder.class,
                java.util.concurrent.Executor.class);
        return new ArchCondition<>("hold nothing mutable") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean bad = mutable.stream().anyMatch(field.getRawType()::isAssignableTo)
                        || field.getRawType().getPackageName().equals("java.util.concurrent.atomic")
                        || mutableCollection(field);
                if (bad) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is mutable"));
                }
            }
        };
    }

    /** The interfaces are taken for the immutable ones of {@code List.of} and the like, the classes for what they are. */
    private static boolean mutableCollection(JavaField field) {
        return (field.getRawType().isAssignableTo(Collection.class)
                        || field.getRawType().isAssignableTo(Map.class))
                && (!field.getRawType().isInterface()
                        || field.getRawType().getPackageName().equals("java.util.concurrent"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
