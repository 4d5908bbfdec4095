package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.diagnostic.Diagnostic;
import hocl.grammar.source.SourceText;
import hocl.language.plain.Masked;
import hocl.language.program.Instance;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.runtime.atom.Atoms;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with long plain stretches mean the same whether the parser reads these or not. */
@Execution(ExecutionMode.CONCURRENT)
class MaskedProgramTest {
  /** A text with this in it is never masked. */
  private static final String WHOLE = "\n// __plain";

  private static final String[] PIECES = {
    "RUN",
    "RUN",
    "RUN",
    "RUN",
    ", ",
    ", ",
    ", ",
    "<",
    ">",
    "[",
    "]",
    "(",
    ")",
    "1",
    "x",
    "A",
    ":",
    "let x = 1 in ",
    "let f(a) = a + 1; ",
    "replace x::Int by ",
    "replace ",
    " by ",
    " if x > 1",
    "max(1, 2)",
    "f(",
    "size(",
    "-",
    "^2",
    "\"a, b\"",
    "/* , 1, */",
    "// c\n",
    "'c'",
    "+",
    "nothing",
    "if true then 1 else 2",
    "range(1, 3)",
    "replace-one x, y by ",
    "with ",
    " inject ",
    "x::Int"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1, RUN, 2",
        "<1, RUN>",
        "<<0, RUN, 1>, [0, RUN, 1], RUN>, RUN",
        "let max = replace x::Int, y::Int by x if x >= y in <max, RUN, 7, replace 1 by 2>",
        "let x = 5 in <x, RUN, x:1, RUN, let y = 2 in y, RUN, y>",
        "param p = [1, RUN, 2]; <0, RUN, p>",
        "<1, (9223372036854775807 + 1), RUN, (3037000500 * 3037000500), RUN, (-9223372036854775807 - 2)>"
      })
  void stretchesAreTakenOut(String pattern) {
    String text = text(pattern, new Random(1));
    assertThat(Masked.of(new SourceText("test", text))).isNotNull();
    assertThat(assertSame(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replace 1, RUN, 2 by 3",
        "replace x::Int by 1, RUN, x",
        "<sort(1, RUN, 2)>",
        "(1, RUN, 2)",
        "let f(a, RUN, b) = 1; f",
        "let x = 1, RUN, 2 in x",
        "max(1, RUN, 2)",
        "1, RUN, 2 3",
        "1, RUN, unknown",
        "1, RUN, \"open",
        "1, RUN, 1 + \"a\" * 2"
      })
  void whereStretchesMeanSomethingElseTheWholeTextDecides(String pattern) {
    assertSame(text(pattern, new Random(2)));
  }

  @Test
  void randomProgramsMeanTheSame() {
    int good = 0;
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      String pattern = molecule(random, 3);
      good += assertSame(text(pattern, random)) ? 1 : 0;
    }
    assertThat(good).isGreaterThan(200);
  }

  private static String molecule(Random random, int depth) {
    return IntStream.rangeClosed(0, random.nextInt(5))
        .mapToObj(i -> item(random, depth))
        .collect(Collectors.joining(", "));
  }

  private static String item(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 20)) {
      case 0, 1, 2 -> "RUN";
      case 3 -> "A:1";
      case 4 -> "1";
      case 5, 6, 7, 8 -> "<" + molecule(random, depth - 1) + ">";
      case 9, 10 -> "[" + molecule(random, depth - 1) + "]";
      case 11 -> "(" + item(random, depth - 1) + ")";
      case 12 -> "(replace x::Int, 1 by " + molecule(random, depth - 1) + " if x > 1)";
      case 13 -> "replace x::Int by x, " + molecule(random, depth - 1) + " if x > 1";
      case 14 -> "let x = 1 in x, " + molecule(random, depth - 1);
      case 15 -> "size(<" + molecule(random, depth - 1) + ">)";
      case 16 -> random.nextInt(4) == 0 ? PIECES[random.nextInt(PIECES.length)] : "2";
      default -> String.valueOf(random.nextInt(9));
    };
  }

  private static String text(String pattern, Random random) {
    StringBuilder text = new StringBuilder();
    for (String part : pattern.split("(?<=RUN)|(?=RUN)")) {
      text.append(part.equals("RUN") ? run(random) : part);
    }
    return text.toString();
  }

  private static String run(Random random) {
    int kind = random.nextInt(9);
    return IntStream.range(0, 30 + random.nextInt(40))
        .mapToObj(i ->
            switch (kind) {
              case 0 -> String.valueOf(i);
              case 1 -> String.valueOf(random.nextInt(9) - 4);
              case 4 -> "<" + i + ", [" + (i % 20 == 7 ? "-1" : "A:1") + "], <>>:(1:2)";
              case 5 -> i % 15 == 3 ? "<x>" : "<1, 2>";
              case 6 -> "K:" + sum(random, 3);
              case 7 -> copies(random, i);
              case 8 -> i % 3 == 0 ? "<K:(-" + i + "), [" + sum(random, 2) + "]>" : "(-" + i + ")";
              case 2 -> "Edge:" + i + ":" + random.nextInt(4) / 2.0;
              default -> random.nextInt(20) == 0 ? " /* c */ \"s\"" : "7 : \"t\"";
            })
        .collect(Collectors.joining(random.nextBoolean() ? ", " : " ,\n"));
  }

  private static String copies(Random random, int i) {
    String operand =
        switch (random.nextInt(9)) {
          case 0 -> "A";
          case 1 -> "(A:" + i + ")";
          case 2 -> "\"s\"";
          case 3 -> "<1, A>";
          case 4 -> "[1]";
          case 5 -> sum(random, 2);
          case 6 -> random.nextInt(20) == 0 ? "-1" : "(-1)";
          case 7 -> random.nextInt(20) == 0 ? "A:1" : "7";
          default -> "1.5";
        };
    return switch (random.nextInt(4)) {
      case 0 -> operand;
      case 1 -> operand + "^1";
      case 2 -> operand + " ^ " + (1 + random.nextInt(3));
      default -> operand + "^2";
    };
  }

  /** An expression in parentheses, now and then one that is not for the reader of plain items. */
  private static String sum(Random random, int depth) {
    StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "(-" : "(");
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      if (i > 0) {
        text.append(new String[] {" + ", " - ", "*", "-", "+"}[random.nextInt(5)]);
      }
      if (depth > 0 && random.nextInt(4) == 0) {
        text.append(sum(random, depth - 1));
      } else if (random.nextInt(200) == 0) {
        text.append(
            new String[] {"9223372036854775807", "1.5", "7 / 2", "x", "-3", "2 ** 2", "1, 2", ""}
                [random.nextInt(8)]);
      } else {
        text.append(random.nextInt(1000));
      }
    }
    return text.append(")").toString();
  }

  /** Whether the program is good, which must not depend on how it was read. */
  private static boolean assertSame(String text) {
    Compilation fast = compile(text);
    Compilation whole = compile(text + WHOLE);
    assertThat(described(fast.diagnostics())).as(text).isEqualTo(described(whole.diagnostics()));
    Program program = fast.program();
    Program expected = whole.program();
    assertThat(program == null).as(text).isEqualTo(expected == null);
    if (program == null || expected == null || program.core().module()) {
      return false;
    }
    Instance instance = instance(program);
    Instance wanted = instance(expected);
    assertThat(instance == null).as(text).isEqualTo(wanted == null);
    if (instance == null || wanted == null) {
      return false;
    }
    assertThat(instance.molecule().atoms()).as(text).isEqualTo(wanted.molecule().atoms());
    assertThat(Atoms.digest(instance.molecule()))
        .as(text)
        .isEqualTo(Atoms.digest(wanted.molecule()));
    assertThat(instance.names()).as(text).isEqualTo(wanted.names());
    return true;
  }

  private static @org.jspecify.annotations.Nullable Instance instance(Program program) {
    try {
      return Machine.instantiate(program);
    } catch (RunFailure e) {
      return null;
    }
  }

  private static Compilation compile(String text) {
    return Compiler.compile(new SourceText("test", text), CompileOptions.DEFAULT);
  }

  private static List<String> described(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.code() + " " + d.span().start() + " " + d.span().end() + " " + d.message())
        .toList();
  }
}
