package hocl.language.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.source.Span;
import hocl.language.core.CoreExpr;
import hocl.language.core.CoreItem;
import hocl.language.core.Folding;
import hocl.language.core.Slot;
import hocl.language.plain.PlainReader;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.print.AtomPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of plain data against the parser: it gives up, or gives the same. */
@Execution(ExecutionMode.CONCURRENT)
class PlainDataTest {
  private static final String[] PIECES = {
    "1",
    "-1",
    "0",
    "007",
    "-",
    "- 5",
    "2.5",
    "-0.0",
    "1e-9",
    "1.",
    ".5",
    "3L",
    "1.5f",
    "1e400",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "123456789012345678901",
    "\"a\"",
    "\"\"",
    "\"\\n\\u00e9\\\"\"",
    "\"é\"",
    "\"\\q\"",
    "\"open",
    "'c'",
    "true",
    "false",
    "A",
    "Fork",
    "Äh",
    "A_1",
    "x",
    "rule",
    "rest",
    "nothing",
    "inf",
    "not",
    "_",
    "_x",
    "_ x",
    "<",
    "<",
    ">",
    ">",
    "[",
    "]",
    "(",
    ")",
    ":",
    ":",
    ":",
    "::",
    ",",
    ",",
    ",",
    ",",
    ",",
    "=",
    "<=",
    ">=",
    "==",
    "^2",
    "+",
    "*",
    "/",
    ".",
    ";",
    " ",
    "\n",
    "\t",
    "\r\n",
    "\u00a0",
    "\ufeff",
    "//c\n",
    "/*c*/",
    "/**/",
    "/*",
    "//",
    "\u0001",
    "\ufffd",
    "int",
    "(int)",
    "⟨",
    "⟩",
    "?w",
    "replace x by x",
    "if",
    "range(1, 3)",
    "A.b",
    "A(1)",
    "-A",
    "--1",
    "-(1)",
    "(-1)",
    "1:2",
    "1 2"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " // nothing\n",
        "1, 2, 3",
        "1, 2, 3,",
        "A:1:2.5, \"Edge\":-1:true, [1, [], \"x\"], <1, <>, <A:1>>:2",
        "(1:2):3, ((1)), (<1>), 1:(2:3)",
        "-9223372036854775808, 9223372036854775807, 9223372036854775808, -123456789012345678901",
        "<rule, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, rule>, rule",
        "x:1, <x:2, [x, 1, 2]>, (x), [x]",
        "\"\\u0041\\t\\\\ \\'é\u00ff\", /* a */ 1 // b",
        "1:\n2 , < 3 , 4 >",
        "\ufeff1"
      })
  void plainTextsAreTaken(String text) {
    assertThat(plain(text)).as(text).isNotNull();
    assertAgree(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 2", "x::Int", "1, , 2", ",", "1:", ":1", "<1", "1>", "(1, 2)", "()", "<1,>", "[1,]",
        "1^3", "-A", "rest", "unknown", "'c'", "5x", "1.5f", "3L", "A.x", "a = 1", "1;", "1\u0001",
        "\"a\nb\"", "/* open", "nothing", "inf", "1e999", "⟨1⟩", "replace 1 by 2", "(A) 5", "1:-A"
      })
  void allElseIsLeftToTheParser(String text) {
    assertThat(plain(text)).as(text).isNull();
  }

  @Test
  void randomTextsMeanTheSame() {
    int taken = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      String text = seed % 2 == 0 ? pieces(new Random(seed)) : data(new Random(seed), 4);
      taken += assertAgree(text) ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(5_000);
  }

  @Test
  void deepTextsAreTakenOrLeft() {
    for (int depth : new int[] {1, 499, 500, 501, 1500}) {
      for (String open : List.of("<-1, ", "[", "(1:", "<")) {
        String close = open.contains("<") ? ">" : open.equals("[") ? "]" : ")";
        assertAgree(open.repeat(depth) + "1" + close.repeat(depth));
        assertAgree(open.repeat(depth) + "1" + close.repeat(depth - 1));
      }
    }
  }

  private static String pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Mostly plain data with something odd now and then. */
  private static String data(Random random, int depth) {
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(depth == 4 ? 40 : 5); i > 0; i--) {
      StringBuilder item = new StringBuilder();
      for (int fields = random.nextInt(3); fields >= 0; fields--) {
        item.append(field(random, depth));
        item.append(fields > 0 ? random.nextInt(4) == 0 ? " : " : ":" : "");
      }
      items.add(item.toString());
    }
    return String.join(random.nextInt(3) == 0 ? " ,\n" : ", ", items);
  }

  private static String field(Random random, int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(60)) {
      case 0, 1, 2 -> "<" + data(random, depth - 1) + ">";
      case 3, 4 -> "[" + data(random, depth - 1) + "]";
      case 5 -> "(" + field(random, depth - 1) + ":" + field(random, depth - 1) + ")";
      case 6 -> random.nextInt(4) == 0 ? PIECES[random.nextInt(PIECES.length)] : "\"s\"";
      case 7 -> "x";
      case 8 -> "rule";
      case 10 -> "Tag";
      case 11 -> "0.5";
      default -> String.valueOf(random.nextInt(20) - 10);
    };
  }

  /** Whether the plain reader took the text; the parser must then have taken it in the same way. */
  private static boolean assertAgree(String text) {
    CoreExpr plain = plain(text);
    if (plain == null) {
      return false;
    }
    Resolution all = resolution(text);
    ParseResult<hocl.grammar.tree.MoleculeTree> parsed = Parser.parseData(all.source());
    assertThat(parsed.diagnostics()).as(text).isEmpty();
    hocl.grammar.tree.MoleculeTree tree = parsed.tree().orElseThrow();
    CoreExpr expected = Folding.molecule(all.items.content(tree), tree.span());
    assertThat(all.problems.sorted()).as(text).isEmpty();
    assertThat(written(plain)).as(text).isEqualTo(written(expected));
    if (expected instanceof CoreExpr.Constant constant) {
      Molecule molecule = (Molecule) constant.value();
      Molecule read = (Molecule) ((CoreExpr.Constant) plain).value();
      assertThat(read).as(text).isEqualTo(molecule);
      assertThat(read.atoms()).as(text).containsExactlyElementsOf(molecule.atoms());
    }
    return true;
  }

  private static @Nullable CoreExpr plain(String text) {
    Resolution all = resolution(text);
    Given given =
        new Given(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            null,
            false,
            List.of(),
            List.of(),
            TextFiles.DISK,
            Map.of(),
            true);
    Params params =
        new Params(given, all, new SourceFiles(all.problems, TextFiles.DISK, null, List.of()));
    return PlainReader.read(all.source(), params::plainName);
  }

  private static Resolution resolution(String text) {
    SourceText source = new SourceText("data", text);
    Problems problems = new Problems();
    Resolution all = new Resolution(problems, new ClassNames(problems, null, ""), source, null);
    FileScope scope = new FileScope();
    define(all, scope, "x", Slot.Kind.ATOM);
    define(all, scope, "rule", Slot.Kind.ATOM);
    define(all, scope, "int", Slot.Kind.ATOM);
    define(all, scope, "rest", Slot.Kind.REST);
    all.names.openFile(scope, Map.of());
    return all;
  }

  private static void define(Resolution all, FileScope scope, String name, Slot.Kind kind) {
    scope.define(all.names.top().declare(name, kind, Variable.Origin.TOP, Span.none()));
  }

  /** What an expression says, however its constants are put together. */
  private static String written(CoreExpr expr) {
    return switch (expr) {
      case CoreExpr.Constant c when c.value() instanceof Molecule m ->
          "{" + written(m.atoms()) + "}";
      case CoreExpr.Constant c -> written(List.of(c.value()));
      case CoreExpr.MakeMolecule m -> "{" + items(m.items()) + "}";
      case CoreExpr.MakeSolution m -> "<" + items(m.items()) + ">";
      case CoreExpr.MakeList m -> "[" + items(m.items()) + "]";
      case CoreExpr.MakeTuple m ->
          m.fields().stream().map(PlainDataTest::written).toList().toString();
      case CoreExpr.Local l -> "$" + l.slot();
      default -> throw new AssertionError("not plain: " + expr);
    };
  }

  private static String items(List<CoreItem> items) {
    List<String> out = new ArrayList<>();
    for (CoreItem item : items) {
      String text = written(((CoreItem.One) item).expr());
      out.add(text.startsWith("{") ? text.substring(1, text.length() - 1) : text);
    }
    return String.join(", ", out);
  }

  private static String written(List<Object> atoms) {
    List<String> out = new ArrayList<>();
    for (Object atom : atoms) {
      out.add(Kind.of(atom) + " " + AtomPrinter.PLAIN.print(atom));
    }
    return String.join(", ", out);
  }
}
