package hocl.language.rule;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.Parser;
import hocl.grammar.format.Formatter;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.CoreProgram;
import hocl.language.core.CoreWalk;
import hocl.language.core.RuleCore;
import hocl.language.program.Program;
import hocl.runtime.atom.ListAtom;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Rule;
import hocl.runtime.atom.Solution;
import hocl.runtime.atom.Symbol;
import hocl.runtime.atom.Tuple;
import hocl.runtime.print.AtomPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinedRuleTest {
  private static RuleCore rule(String definitions, String rule) {
    String text = definitions + "<" + rule + ">";
    Compilation compilation = Compiler.compile(new SourceText("p", text), CompileOptions.DEFAULT);
    Program program = compilation.program();
    assertThat(program).as(compilation.diagnostics().toString()).isNotNull();
    CoreItem item = Objects.requireNonNull(program).core().body().getFirst();
    return made(item);
  }

  private static RuleCore made(CoreItem item) {
    return switch (item) {
      case CoreItem.One one when one.expr() instanceof CoreExpr.MakeRule rule -> rule.definition();
      case CoreItem.Let let when let.value() instanceof CoreExpr.MakeRule rule -> rule.definition();
      default -> throw new AssertionError("no rule: " + item);
    };
  }

  private static String printed(RuleCore core, Object... captured) {
    return AtomPrinter.PLAIN.print(Rule.of(new DefinedRule(core), captured));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replace x::Int, y::Int by x if x >= y",
        "replace-one x, x by x",
        "with A inject B, C",
        "replace A:x:(y:z), _ by nothing",
        "replace <a, b::Int, ?w>, [c, ?v, d] by [c, v, d], <w>",
        "replace f = g by g",
        "replace x::Int, ?w by w if x > 9",
        "replace (replace x by x) by A",
        "replace x^2, A^n, (A:1)^n, -1, (-1)^2 by x^2, A^n",
        "replace x::Int^2 by x",
        "replace k:a, k:b by k:(a + b), (k:a):b, k:(a:b):1",
        "replace x by (a = replace y by y, x), <replace z by z + x>",
        "replace x by let y = x + 1 in y, y",
        "replace x by (let y = x + 1 in y), x",
        "replace x by let f = replace z by z in f, f",
        "replace x by let rec f = replace z by f, z in f, x",
        "replace x by let f(y, z) = y * z in f(x, 2)",
        "replace x by if (x > 1) then A else if (x < 0) then B else nothing",
        "replace x, y by 1 + x - 2 * (y - 3) - (x - y), -x ** 2, (-x) ** -2, 2 ** 3 ** 4",
        "replace x by (2 ** 3) ** 4, --1, 1 - -1, x div 2 mod 3",
        "replace x, y by A if (x || y) && !x && !(x == y)",
        "replace x, y by A if x == y || x != 2 && y",
        "replace x by (x > 1), <(x < 2), x == 3>, [x > 4], abs(x > 5)",
        "replace x by \"a\\n\".length(), x.substring(1, 2), Math.max(x, 2), 5.toString(),"
            + " 2.5.intValue()",
        "replace x by (Int) x, x instanceof Float, Integer.MAX_VALUE",
        "replace x by print(\"a\", x), x",
        "replace <?w> by size(w), w, sort(w), elements([w]), range(1, 3)",
        "replace <?w> by A if w == nothing",
        "replace x by 2.5, 1.0e-9, true, \"q\\\"\", 123456789012345678901",
        "replace x by if x then let z = x in z else <1, 2>",
        "replace x by replace y by y + x",
        "replace x by (replace y by y + x) if x > 1",
        "replace x by replace y by y + x if y > 1 if x > 1",
        "replace x by (replace y by y < x, y > <x>), let z = (x > 1) in z",
        "replace x by A if let h = x div 2 in h == 4",
        "replace x by A if if x > 5 then x < 8 else x == 0",
        "replace x by A if (x > <1>) && (x > A) && x > -1 && [x] > [1]",
      })
  void theSourceIsPrintedInOneLineAndReadsBackTheSame(String source) {
    RuleCore core = rule("", source);
    String printed = printed(core);
    assertThat(printed).isEqualTo(source);
    String whole = "<" + printed + ">";
    assertThat(
            Parser.parseProgram(new SourceText("p", whole))
                .tree()
                .flatMap(tree -> tree.molecule())
                .map(Formatter::oneLine))
        .as("the formatter agrees")
        .contains(whole);
    RuleCore again = rule("", printed);
    assertThat(new DefinedRule(again).canonicalText())
        .isEqualTo(new DefinedRule(core).canonicalText());
  }

  /** Every rule of the corpus that captures nothing, among them the inner ones. */
  @Test
  void everyRuleOfTheCorpusReadsBack() throws IOException {
    int seen = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/test/corpus"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".hocl")).sorted().toList()) {
        SourceText source = new SourceText(file.toString(), Files.readString(file));
        Program program = Compiler.check(source, CompileOptions.DEFAULT).program();
        if (program != null) {
          seen += readBack(program.core(), file);
        }
      }
    }
    assertThat(seen).isGreaterThan(500);
  }

  private static int readBack(CoreProgram program, Path file) {
    List<RuleCore> rules = new ArrayList<>();
    Consumer<CoreExpr> collector =
        expr -> {
          if (expr instanceof CoreExpr.MakeRule made && made.definition().captured() == 0) {
            rules.add(made.definition());
          }
        };
    for (CoreProgram.Definition definition : program.definitions()) {
      if (definition instanceof CoreProgram.Let let) {
        CoreWalk.ofExpr(let.value(), collector);
      }
    }
    CoreWalk.ofItems(program.body(), collector);
    for (RuleCore rule : rules) {
      String text = printed(rule);
      assertThat(Rule.of(new DefinedRule(rule("", text))))
          .as("%s: %s", file, text)
          .isEqualTo(Rule.of(new DefinedRule(rule)));
    }
    return rules.size();
  }

  @Test
  void capturedValuesArePutIn() {
    RuleCore core = rule("let n = 1; ", "replace x::Int, n by x - n, n:n, n ** 2 if x > n");
    assertThat(printed(core, 7L)).isEqualTo("replace x::Int, 7 by x - 7, 7:7, 7 ** 2 if x > 7");
    assertThat(printed(core, -7L))
        .isEqualTo("replace x::Int, -7 by x - -7, -7:-7, (-7) ** 2 if x > -7");
    Tuple pair = Tuple.of(Symbol.of("A"), 1L);
    assertThat(printed(core, pair))
        .isEqualTo("replace x::Int, A:1 by x - (A:1), (A:1):(A:1), (A:1) ** 2 if (x > A:1)");
    assertThat(printed(core, ListAtom.of(1L, 2L)))
        .startsWith("replace x::Int, [1, 2] by x - [1, 2],");
    assertThat(printed(core, Solution.of(2L, 1L))).endsWith("<1, 2> ** 2 if (x > <1, 2>)");
  }

  @Test
  void capturedMoleculesReadBackWhereTheyStand() {
    RuleCore outer = rule("", "replace <?w> by (replace A by w, <w>, size(w), B:sum(w))");
    CoreItem product = outer.products().getFirst();
    RuleCore inner = made(product);
    Molecule molecule = Molecule.of(2L, 1L);
    assertThat(printed(inner, molecule))
        .isEqualTo("replace A by 1, 2, <1, 2>, size(elements([1, 2])), B:sum(elements([1, 2]))");
    assertThat(printed(inner, Molecule.EMPTY))
        .isEqualTo("replace A by <>, size(nothing), B:sum(nothing)");
    rule("", printed(inner, molecule));
    rule("", printed(inner, Molecule.EMPTY));
  }

  @Test
  void aCapturedRuleStandsInParenthesesAndItsNameIsNotHidden() {
    RuleCore core =
        rule("let m = replace-one A by B; let g = m; ", "replace m::Int by m, g if m > 1");
    RuleCore m = rule("", "m = replace-one A by B");
    Rule captured = Rule.of(new DefinedRule(m));
    assertThat(printed(core, captured))
        .isEqualTo("replace m_1::Int by m_1, (m = replace-one A by B) if m_1 > 1");
    assertThat(
            AtomPrinter.PLAIN.naming(rule -> true).print(Rule.of(new DefinedRule(core), captured)))
        .isEqualTo("replace m_1::Int by m_1, m if m_1 > 1");
  }

  @Test
  void aRuleThatNamesItselfReadsBack() {
    RuleCore core = rule("", "let rec f = replace-one x by f, x in f");
    assertThat(printed(core)).isEqualTo("let rec f = replace-one x by f, x in f");
  }

  @Test
  void sourceUpToRenamingDecides() {
    DefinedRule one = new DefinedRule(rule("", "replace x, y by x, (replace z by z, x)"));
    DefinedRule two = new DefinedRule(rule("", "replace a, b by a, (replace c by c, a)"));
    DefinedRule three = new DefinedRule(rule("", "replace a, b by b, (replace c by c, a)"));
    assertThat(one.canonicalText()).isEqualTo(two.canonicalText());
    assertThat(one.canonicalText()).isNotEqualTo(three.canonicalText());
  }
}
