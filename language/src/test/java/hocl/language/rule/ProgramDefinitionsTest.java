package hocl.language.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hocl.language.Machine;
import hocl.language.Programs;
import hocl.language.RunOptions;
import hocl.language.core.RuleCore;
import hocl.language.core.RuleLiterals;
import hocl.language.node.Evaluator;
import hocl.language.node.ProgramChemistry;
import hocl.language.node.TruffleRules;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import hocl.runtime.atom.FunctionAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.RuleDefinition;
import hocl.runtime.codec.CodecException;
import hocl.runtime.codec.DefinitionId;
import hocl.runtime.codec.Definitions;
import hocl.runtime.codec.MoleculeCodec;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Choice;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Vessel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramDefinitionsTest {
  private static final String CAPTURING =
      """
      let twice(n) = n + n;
      let make = replace K:k::Int:<?w> by
        (replace x::Int by x + twice(k), size(w) if x < k && contains(x, w)), KEPT:<w>;
      <make, K:5:<1, 2, 3>, K:6:<"\\uD800", 2.5>, F:twice>
      """;

  @Test
  void everyRuleOfAProgramAndOfItsLibraryHasAnIdentifier() {
    Program program = Programs.of("import hocl.order;\n" + CAPTURING);
    List<RuleCore> rules = RuleLiterals.of(program.core());
    assertThat(rules).hasSizeGreaterThan(2);
    for (RuleCore rule : rules) {
      DefinitionId id = program.definitions().idOf(new DefinedRule(rule));
      assertThat(program.definitions().rule(id)).isNotNull();
    }
  }

  @Test
  void twoCompilationsOfATextGiveTheSameIdentifiers() {
    assertThat(ids(CAPTURING)).isEqualTo(ids(CAPTURING));
    assertThat(ids(CAPTURING)).doesNotHaveDuplicates();
  }

  @Test
  void labelsAndNamesCountButPlacesAndLayoutDoNot() {
    String rule = "let a = replace x::Int, y::Int by x + y if x < y; <a>";
    assertThat(ids("// longer\nlet a =\n replace x::Int, y::Int by (x + y) if x < y; <a>"))
        .isEqualTo(ids(rule));
    assertThat(ids(rule.replace("let a", "let b").replace("<a>", "<b>"))).isNotEqualTo(ids(rule));
    assertThat(ids(rule.replace("x", "u"))).isNotEqualTo(ids(rule));
    assertThat(ids(rule.replace("x < y", "x <= y"))).isNotEqualTo(ids(rule));
    assertThat(ids(rule.replace("replace", "replace-one"))).isNotEqualTo(ids(rule));
  }

  @Test
  void aFunctionThatIsCalledCounts() {
    String direct = "let f(n) = n + 1; let r = replace x::Int by f(x) if x < 9; <r>";
    assertThat(ids(direct.replace("n + 1", "n + 2"))).isNotEqualTo(ids(direct));
    String indirect =
        "let f(n) = n + 1; let g(n) = f(n) * 2; let r = replace x::Int by g(x) if x < 9; <r>";
    assertThat(ids(indirect.replace("n + 1", "n + 2"))).isNotEqualTo(ids(indirect));
    String renamed = "let f(n) = n + 1; let h = f; let r = replace x::Int by h(x) if x < 9; <r>";
    assertThat(ids(renamed.replace("n + 1", "n + 2"))).isNotEqualTo(ids(renamed));
    String nested =
        "let f(n) = n + 1;"
            + " let r = replace x::Int by (replace y::Int by f(y) if y < 9) if x < 9; <r>";
    assertThat(ids(nested.replace("n + 1", "n + 2"))).doesNotContainAnyElementsOf(ids(nested));
    String local = "let r = replace x::Int by (let f(n) = n + 1 in f(x)) if x < 9; <r>";
    assertThat(ids(local.replace("n + 1", "n + 2"))).isNotEqualTo(ids(local));
    String item = "let r = replace x::Int by let f(n) = n + 1 in f(x), 1 if x < 9; <r>";
    assertThat(ids(item.replace("n + 1", "n + 2"))).isNotEqualTo(ids(item));
    String unused = "let f(n) = n + 1; let r = replace x::Int by x if x < 9; <r>";
    assertThat(ids(unused.replace("n + 1", "n + 2"))).isEqualTo(ids(unused));
  }

  @Test
  void rulesThatCapturedComeBackAndReactAsBefore() throws CodecException {
    Program here = Programs.of(CAPTURING);
    Program there = Programs.of("// another process\n" + CAPTURING);
    Molecule made = Molecule.of(Machine.run(here, RunOptions.plain()).solution());
    assertThat(made.toString()).contains("make");
    Molecule read =
        MoleculeCodec.decode(MoleculeCodec.encode(made, here.definitions()), there.definitions());
    assertThat(read).isEqualTo(made);
    assertThat(AtomPrinter.PLAIN.print(read)).isEqualTo(AtomPrinter.PLAIN.print(made));
    assertThat(after(there, read)).isEqualTo(after(here, made));
  }

  private static Object after(Program program, Molecule molecule) {
    Instance instance = Machine.instantiate(program);
    Molecule more = Molecule.join(List.of(molecule, Molecule.ofInts(1, 2, 3)));
    return Machine.run(new Instance(program, instance.names(), more), RunOptions.plain())
        .solution();
  }

  @Test
  void aRuleThatIsReadAThousandTimesHasOneDefinition() throws CodecException {
    Program program = Programs.of(CAPTURING);
    Molecule made = Molecule.of(Machine.run(program, RunOptions.plain()).solution());
    byte[] bytes = MoleculeCodec.encode(made, program.definitions());
    RuleDefinition expected = capturing(program).definition();
    for (int i = 0; i < 1000; i++) {
      Molecule read = MoleculeCodec.decode(bytes, program.definitions());
      assertThat(capturing(read).definition()).isSameAs(expected);
    }
  }

  @Test
  void whatIsReadInAUsedVesselNeedsNoOtherCode() throws CodecException {
    Program program = Programs.of("7, 3, 9, replace x::Int, y::Int by x if x >= y");
    TruffleRules rules = chemistry(program).open(new Evaluator(program));
    Vessel vessel = new Vessel(chemistry(program), rules, Choice.fair(), new Observer() {}, false);
    byte[] bytes =
        MoleculeCodec.encode(Machine.instantiate(program).molecule(), program.definitions());
    for (int i = 0; i < 1000; i++) {
      vessel.load(MoleculeCodec.decode(bytes, program.definitions()), Vessel.Load.ACTIVE);
      assertThat(vessel.react(Budget.unlimited()).reactions()).isEqualTo(2);
      vessel.clear();
    }
    assertThat(rules.compiled()).isEqualTo(1);
  }

  private static ProgramChemistry chemistry(Program program) {
    return new ProgramChemistry(program, false, false, Tiers.MIXED);
  }

  @Test
  void rulesThatDifferInNamesAreEqualAndPrintAsBefore() throws CodecException {
    String text = "<(replace A:x, B:x by x), (replace A:y, B:y by y)>";
    Program here = Programs.of(text);
    Molecule rules = Machine.instantiate(here).molecule();
    assertThat(rules.get(0)).isEqualTo(rules.get(1));
    byte[] bytes = MoleculeCodec.encode(rules, here.definitions());
    Molecule read = MoleculeCodec.decode(bytes, Programs.of(text).definitions());
    assertThat(read).isEqualTo(rules);
    assertThat(AtomPrinter.PLAIN.print(read.get(0)))
        .isEqualTo(AtomPrinter.PLAIN.print(rules.get(0)))
        .isNotEqualTo(AtomPrinter.PLAIN.print(read.get(1)));
  }

  @Test
  void capturedValuesMustBeOfTheKindThatTheRuleUses() {
    Program program = Programs.of(CAPTURING);
    Definitions definitions = program.definitions();
    Rule captured = capturing(program);
    List<Object> values = captured.captured();
    assertThat(definitions.fits(captured.definition(), values)).isTrue();
    assertThat(definitions.fits(captured.definition(), values.subList(1, values.size()))).isFalse();
    List<Object> others =
        values.stream().map(v -> v instanceof Molecule ? (Object) 1L : Molecule.of(v)).toList();
    assertThat(definitions.fits(captured.definition(), others)).isFalse();
  }

  private static Rule capturing(Program program) {
    return capturing(Molecule.of(Machine.run(program, RunOptions.plain()).solution()));
  }

  private static Rule capturing(Molecule made) {
    return made.atoms().stream()
        .flatMap(atom -> ((hocl.runtime.atom.Solution) atom).atoms().stream())
        .filter(atom -> atom instanceof Rule rule && rule.captured().size() > 2)
        .map(Rule.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFunctionTravelsByItself() throws CodecException {
    Program here = Programs.of(CAPTURING);
    Object function = Machine.instantiate(here).names().get("twice");
    assertThat(function).isInstanceOf(FunctionAtom.class);
    byte[] bytes = MoleculeCodec.encode(Molecule.of(List.of(function)), here.definitions());
    Molecule read = MoleculeCodec.decode(bytes, Programs.of(CAPTURING).definitions());
    assertThat(read.get(0)).isEqualTo(function);
  }

  @Test
  void aRuleOfAnotherProgramIsRefused() {
    Program other = Programs.of("let r = replace x::Int by x if x < 0; <r>");
    Program program = Programs.of(CAPTURING);
    Molecule foreign = Machine.instantiate(other).molecule();
    assertThatThrownBy(() -> MoleculeCodec.encode(foreign, program.definitions()))
        .isInstanceOf(CodecException.class)
        .hasMessage("a rule or function cannot travel: the program does not hold the rule r");
  }

  /** The identifiers of all rules of a text. */
  private static List<DefinitionId> ids(String text) {
    Program program = Programs.of(text);
    return RuleLiterals.of(program.core()).stream()
        .map(rule -> program.definitions().idOf(new DefinedRule(rule)))
        .toList();
  }
}
