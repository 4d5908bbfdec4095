package hocl.language.rule;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.DeepStack;
import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.RunOptions;
import hocl.language.explore.Terms;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataSource;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.print.AtomPrinter;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.End;
import hocl.runtime.reactor.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rules made at run time, out of values of all kinds and names that collide: printed or written as
 * JSON and read back among the same definitions they are equal, print the same, and are equal to
 * just those rules that the explorer holds equal. {@code -Dhocl.soak=N} makes that many programs,
 * {@code -Dhocl.soak.from=S} begins with seed S.
 */
class ClosedRulesTest {
  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 600);
  private static final long MOST_REACTIONS = 200;
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  private static final List<String> DEFINITIONS =
      List.of(
          "",
          "let x = 5; ",
          "let f(a) = a + 1; ",
          "let k = 2; let f(a) = if a > k then a else f(a + 1); let q = replace x, x by f(x); ",
          "let q = replace-one x by x; let y = q; let r = replace y by y; ",
          "let w = <1, 2>; let n = -3; let c = 2; ");

  /** What a program left of itself: rules in tuples, which do not react. */
  private record Made(String definitions, Instance instance, Solution result) {}

  @Test
  void madeRulesAreReadBackAsTheyWere() {
    int made = DeepStack.call(ClosedRulesTest::check);
    assertThat(made).as("programs that could be run").isGreaterThan(PROGRAMS / 2);
  }

  private static int check() throws IOException, DataException {
    int made = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = program(seed);
      Made result = run(text);
      if (result != null) {
        made++;
        readBack(result, text, seed);
        compare(result, text, seed);
      }
    }
    return made;
  }

  /** A maker takes values and leaves a rule that mentions them, beside the rule as written. */
  private static String program(long seed) {
    Random random = new Random(seed);
    String definitions = DEFINITIONS.get(random.nextInt(DEFINITIONS.size()));
    Set<String> functions = definitions.contains("let f") ? Set.of("f") : Set.of();
    boolean counted = random.nextInt(4) == 0 && !definitions.contains(" n ");
    RuleTexts texts = new RuleTexts(random, functions, counted ? "n" : "m");
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String first = texts.value(2);
      String second = counted ? "" + random.nextInt(4) : texts.value(1);
      String rest = random.nextBoolean() ? "<>" : "<2, 1, 2>";
      String inner =
          texts.rule(functions.isEmpty() ? Set.of("x", "n", "?w") : Set.of("x", "n", "f", "?w"), 2);
      String tag = i == 0 ? "P" : "Q";
      String maker = "(replace-one %s:x::Any:n::Any, %s:<?w> by R:(%s))".formatted(tag, tag, inner);
      items.add(maker + ", " + maker.replace("x::Any", "x::Basic"));
      items.add(tag + ":" + first + ":" + second + ", " + tag + ":" + rest);
      items.add(tag + ":" + texts.value(0) + ":" + second + ", " + tag + ":" + rest);
    }
    items.add("S:(" + texts.rule(functions, 2) + ")");
    return definitions + "\n<" + String.join(", ", items) + ">";
  }

  private static @Nullable Made run(String text) {
    Program program = compiled(text);
    if (program == null) {
      return null;
    }
    Instance instance = Machine.instantiate(program);
    Outcome outcome = Machine.run(instance, options());
    if (outcome.end() == End.FAILED) {
      return null;
    }
    return new Made(text.substring(0, text.indexOf('\n')), instance, outcome.solution());
  }

  /** A budget, because rules inside a value may react without end. */
  private static RunOptions options() {
    RunOptions plain = RunOptions.plain();
    return new RunOptions(
        plain.seed(),
        new Budget(MOST_REACTIONS, null, new Cancellation()),
        plain.strict(),
        plain.countFailures(),
        plain.measureCpu(),
        plain.listener(),
        plain.output());
  }

  private static @Nullable Program compiled(String text) {
    return Compiler.compile(new SourceText("made", text), CompileOptions.DEFAULT).program();
  }

  private static void readBack(Made made, String text, long seed)
      throws IOException, DataException {
    Solution solution = made.result();
    AtomPrinter printer = AtomPrinter.PLAIN.within(made.instance().names());
    String printed = printer.print(solution);
    String what = "seed %d: %s%n%s".formatted(seed, text, printed);
    Program again = compiled(made.definitions() + printed);
    if (again == null) {
      throw new AssertionError(
          what
              + Compiler.compile(
                      new SourceText("p", made.definitions() + printed), CompileOptions.DEFAULT)
                  .diagnostics());
    }
    Solution back = Solution.of(Machine.instantiate(again).molecule());
    assertThat(printer.print(back)).as(what).isEqualTo(printed);
    assertThat(Atoms.equal(back, solution)).as(what).isTrue();
    assertThat(Atoms.digest(back)).as(what).isEqualTo(Atoms.digest(solution));
    assertThat(Terms.of(back)).as(what).isEqualTo(Terms.of(solution));

    StringBuilder json = new StringBuilder();
    JsonEncoding.write(solution, made.instance().names(), json);
    List<Object> atoms = new ArrayList<>();
    JsonEncoding.read(
        DataSource.ofText("json", json.toString()),
        source -> {
          Program one = compiled(made.definitions() + "(" + source + ")");
          if (one == null) {
            throw new IllegalArgumentException(source);
          }
          return Machine.instantiate(one).molecule().get(0);
        },
        atoms::add);
    assertThat(Atoms.equal(Solution.of(atoms), solution)).as(what + "%n" + json).isTrue();
  }

  private static void compare(Made made, String text, long seed) {
    List<Object> atoms = new ArrayList<>(made.result().atoms());
    for (Object a : atoms) {
      for (Object b : atoms) {
        boolean same = Terms.of(a).equals(Terms.of(b));
        String what = "seed %d: %s%n%s%n%s".formatted(seed, text, a, b);
        assertThat(Atoms.equal(a, b)).as(what).isEqualTo(same);
        assertThat(Atoms.compare(a, b) == 0).as(what).isEqualTo(same);
        assertThat(Atoms.compare(b, a)).as(what).isEqualTo(-Atoms.compare(a, b));
        if (same) {
          assertThat(Atoms.hash(a)).as(what).isEqualTo(Atoms.hash(b));
        }
      }
    }
  }
}
