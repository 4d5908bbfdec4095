package hocl.examples.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States the borders between the modules, and where each foreign library may be seen. */
final class ArchitectureTest {
  private static final JavaClasses HOCL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("hocl");

  /** Code that a generator writes; it follows the generator's habits. */
  private static final String GENERATED = "hocl.grammar.antlr..";

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

  @ParameterizedTest
  @ValueSource(
      strings = {"hocl.grammar", "hocl.runtime", "hocl.stdlib", "hocl.language", "hocl.repl"})
  void thePackagesOfAModuleFormNoCycle(String module) {
    slices()
        .matching(module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(HOCL.that(resideInAnyPackage(module + "..")));
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
