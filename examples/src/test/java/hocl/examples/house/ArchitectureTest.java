package hocl.examples.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States the borders between the modules, and where each foreign library may be seen. */
final class ArchitectureTest {
  private static final JavaClasses HOCL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("hocl");

  /** Code that a generator writes; it follows the generator's habits. */
  private static final String GENERATED = "hocl.grammar.antlr..";

  private static final SliceAssignment BY_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({
    "grammar, runtime stdlib language repl examples",
    "runtime, grammar stdlib language repl examples",
    "stdlib, grammar runtime language repl examples",
    "language, repl examples",
    "repl, examples",
  })
  void aModuleKnowsOnlyThoseBelowIt(String module, String others) {
    noClasses()
        .that()
        .resideInAPackage("hocl." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packagesOf(others))
        .allowEmptyShould(true)
        .check(HOCL);
  }

  @ParameterizedTest(name = "{0} is seen in {1} only")
  @CsvSource({
    "org.antlr.., hocl.grammar..",
    "com.oracle.truffle.., hocl.language..",
    "org.graalvm.., hocl.language..",
    "info.picocli.., hocl.repl..",
    "picocli.., hocl.repl..",
    "org.jline.., hocl.repl..",
    "org.eclipse.lsp4j.., hocl.repl..",
    "com.hazelcast.., hocl.runtime.cluster..",
  })
  void aLibraryIsSeenInOnePlace(String library, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HOCL);
  }

  /** The root package of a module counts as a package like those below it. */
  @Test
  void packagesFormNoCycle() {
    slices().assignedFrom(BY_PACKAGE).should().beFreeOfCycles().check(HOCL);
  }

  @Test
  void aCycleThroughARootPackageIsSeen() {
    JavaClasses cyclic = new ClassFileImporter().importPackages("hocl.examples.house.cycle");
    assertThat(
            slices()
                .assignedFrom(BY_PACKAGE)
                .should()
                .beFreeOfCycles()
                .evaluate(cyclic)
                .hasViolation())
        .isTrue();
  }

  @Test
  void everyPublicClassLivesInANullMarkedPackage() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage(GENERATED)
        .should()
        .beAssignableTo(
            DescribedPredicate.<JavaClass>alwaysTrue()
                .and(
                    describe(
                        "live in a package marked @NullMarked",
                        type ->
                            type.getPackage()
                                .tryGetPackageInfo()
                                .map(
                                    CanBeAnnotated.Predicates.annotatedWith(NullMarked.class)::test)
                                .orElse(false))))
        .check(HOCL);
  }

  private static String[] packagesOf(String modules) {
    return java.util.Arrays.stream(modules.split(" "))
        .map(module -> "hocl." + module + "..")
        .toArray(String[]::new);
  }
}
