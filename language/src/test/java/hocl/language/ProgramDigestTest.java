package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hocl.grammar.source.SourceText;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digests of programs and of inputs. */
final class ProgramDigestTest {
  private static final String KEPT =
      "param input = range(1, 2); param least :: Int = 3; let twice(x) = x + x;"
          + " let keep = replace-one x by twice(x) if x >= least; <keep, input>";

  @TempDir Path folder = Path.of("");

  private Program compile(
      String text, Map<String, String> settings, Map<String, Molecule> data, List<String> hocl)
      throws IOException {
    Map<String, Path> files =
        hocl.isEmpty()
            ? Map.of()
            : Map.of(
                hocl.getFirst(), Files.writeString(folder.resolve("data.hocl"), hocl.getLast()));
    Compilation compilation =
        Compiler.compile(
            new SourceText("main.hocl", text),
            new CompileOptions(settings, data, files, Map.of(), folder, false, List.of()));
    return Objects.requireNonNull(compilation.program(), compilation.diagnostics().toString());
  }

  private Program compile(String text, Map<String, String> settings) throws IOException {
    return compile(text, settings, Map.of(), List.of());
  }

  private Program withData(String text, Molecule data) throws IOException {
    return compile(text, Map.of(), Map.of("input", data), List.of());
  }

  private static String digest(Program program) {
    return HexFormat.of().formatHex(program.digest());
  }

  private static String input(Program program) {
    return HexFormat.of().formatHex(Machine.instantiate(program).inputDigest());
  }

  private Molecule read(String name, String content) throws IOException, DataException {
    Path file = Files.writeString(folder.resolve(name), content);
    return DataFormats.standard().read(file.toString(), folder, InputStream.nullInputStream());
  }

  private static Object result(Program program) {
    return Machine.run(program, RunOptions.plain()).solution();
  }

  @Test
  void oneTextHasOneDigestWhateverItIsGiven() throws IOException {
    List<Program> programs =
        List.of(
            compile(KEPT, Map.of()),
            compile(KEPT, Map.of("least", "7")),
            compile(KEPT, Map.of("least", "twice(2)", "input", "(let a = 5 in a * a)")),
            withData(KEPT, Molecule.of(1L, 2L, 3L)),
            withData(KEPT, Molecule.EMPTY),
            compile(KEPT, Map.of(), Map.of(), List.of("input", "4, <keep>, 5")),
            compile(KEPT.replace("; ", ";\n\n  "), Map.of()));
    assertThat(programs)
        .extracting(ProgramDigestTest::digest)
        .containsOnly(digest(programs.get(0)));
    assertThat(programs.subList(0, 6)).extracting(ProgramDigestTest::input).doesNotHaveDuplicates();
  }

  @Test
  void rulesThatCaptureAParameterHaveOneDefinitionWhateverItIsGiven() throws IOException {
    Program plain = compile(KEPT, Map.of());
    Program other = withData(KEPT, Molecule.of(1L));
    assertThat(plain.definitions().idOf(rule(plain)))
        .isEqualTo(other.definitions().idOf(rule(other)));
  }

  @Test
  void anotherTextHasAnotherDigest() throws IOException {
    List<String> texts =
        List.of(
            KEPT,
            KEPT.replace("= 3", "= 4"),
            KEPT.replace(":: Int", ":: Num"),
            KEPT.replace(":: Int", ""),
            KEPT.replace("x + x", "x * x"),
            KEPT.replace("twice", "double"),
            KEPT.replace("least", "most"),
            KEPT.replace("keep", "take"),
            KEPT.replace("<keep, input>", "keep, input"),
            KEPT.replace("<keep, input>", ""),
            KEPT.replace("(1, 2)", "(1, 3)"));
    List<String> digests = new ArrayList<>();
    for (String text : texts) {
      digests.add(digest(compile(text, Map.of())));
    }
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void equalInputsHaveOneDigest() throws IOException, DataException {
    String text = "param input; param k = 1; input, k";
    Molecule csv = read("a.csv", "1,2\n3,4\n");
    Molecule json =
        read("a.json", "{\"hocl\":1,\"solution\":[{\"tuple\":[3,4]},{\"tuple\":[1,2]}]}");
    Molecule turned = Molecule.of(csv.get(1), csv.get(0));
    String expected = input(withData(text, csv));
    assertThat(input(withData(text, json))).isEqualTo(expected);
    assertThat(input(withData(text, turned))).isEqualTo(expected);
    assertThat(input(compile(text, Map.of(), Map.of(), List.of("input", "3:4, 1:2"))))
        .isEqualTo(expected);
    assertThat(input(compile(text, Map.of("k", "1"), Map.of("input", csv), List.of())))
        .isEqualTo(expected);
    assertThat(input(compile(text, Map.of("k", "1.0"), Map.of("input", csv), List.of())))
        .isNotEqualTo(expected);
  }

  @Test
  void aValueAndAMoleculeOfItAreTwoInputs() throws IOException {
    String text = "param input; input";
    assertThat(input(compile(text, Map.of("input", "5"))))
        .isNotEqualTo(input(withData(text, Molecule.of(5L))));
  }

  @Test
  void aProgramIsBoundToAnotherInputWithoutCompiling() throws IOException {
    Program program = compile(KEPT, Map.of());
    Program bound = program.with(Map.of("least", 2L, "input", Molecule.of(1L, 5L)));
    Program compiled =
        compile(KEPT, Map.of("least", "2"), Map.of("input", Molecule.of(5L, 1L)), List.of());
    assertThat(digest(bound)).isEqualTo(digest(program));
    assertThat(input(bound)).isEqualTo(input(compiled)).isNotEqualTo(input(program));
    assertThat(Atoms.equal(result(bound), result(compiled))).isTrue();
    assertThat(bound.plans(false)).isSameAs(program.plans(false));
    assertThat(input(bound.with(Map.of()))).isEqualTo(input(program));
  }

  @Test
  void aBoundValueMustFit() throws IOException {
    Program program = compile(KEPT, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> program.with(Map.of("most", 1L)))
        .withMessageContaining("no parameter `most`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> program.with(Map.of("keep", 1L)))
        .withMessageContaining("no parameter `keep`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> program.with(Map.of("least", 1.0)))
        .withMessageContaining("type Int");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> program.with(Map.of("least", Molecule.EMPTY)))
        .withMessageContaining("a molecule");
  }

  @Test
  void aSettingIsCheckedWhenItsValueIsKnown() throws IOException {
    Program number = compile(KEPT, Map.of("least", "twice(1.5)"));
    assertThat(failure(number).diagnostic().message()).contains("the parameter `least`");
    assertThat(Explorer.explore(number, ExploreOptions.upTo(100)).failures()).isNotEmpty();
    Program molecule =
        compile(KEPT, Map.of("least", "input"), Map.of("input", Molecule.of(1L)), List.of());
    assertThat(failure(molecule).diagnostic().code()).isEqualTo("E0712");
    assertThat(Explorer.explore(molecule, ExploreOptions.upTo(100)).failures()).isNotEmpty();
  }

  private static RunFailure failure(Program program) {
    return catchThrowableOfType(RunFailure.class, () -> Machine.instantiate(program));
  }

  /** The definition of the rule in a program's first molecule. */
  private static RuleDefinition rule(Program program) {
    return Machine.instantiate(program).molecule().atoms().stream()
        .filter(Rule.class::isInstance)
        .map(atom -> ((Rule) atom).definition())
        .findFirst()
        .orElseThrow();
  }
}
