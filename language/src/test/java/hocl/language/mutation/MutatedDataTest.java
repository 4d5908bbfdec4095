package hocl.language.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.runtime.atom.AtomGenerator;
import hocl.runtime.atom.Atoms;
import hocl.runtime.atom.Kind;
import hocl.runtime.atom.Molecule;
import hocl.runtime.atom.Solution;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import hocl.runtime.data.DataSource;
import hocl.runtime.data.JsonEncoding;
import hocl.runtime.data.RowOptions;
import hocl.runtime.print.AtomPrinter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Damaged data is read, or refused with its own exception. */
class MutatedDataTest {

  private static final int INPUTS = 400;
  private static final int GENERATED = 100;

  private static final List<RowOptions> ROWS =
      List.of(
          RowOptions.NONE,
          new RowOptions(true, '\0', false, false, Set.of(), Set.of()),
          new RowOptions(true, ';', true, false, Set.of(1), Set.of("cost")),
          new RowOptions(false, '|', false, true, Set.of(), Set.of()),
          new RowOptions(false, ' ', true, false, Set.of(2, 100_000), Set.of()),
          new RowOptions(false, ':', false, false, Set.of(3), Set.of()));

  @Test
  void rowsAreReadOrRefusedWithAllOptions(TestReporter reporter) {
    List<byte[]> whole = Seeds.files(".csv", ".tsv");
    for (String text :
        List.of(
            "from;to;cost\n\"a \"\"b\"\"\";7,5;-1e3\n;;\n",
            "x|y|\"z\n\"|1.5\r\na b c\r\n",
            "1:2:3\n\n4:true:\u00e9\n")) {
      whole.add(text.getBytes(StandardCharsets.UTF_8));
    }
    Mutations.read(
        "rows",
        INPUTS,
        whole,
        bytes -> {
          int read = 0;
          for (RowOptions rows : ROWS) {
            DataFormats formats = DataFormats.standard().withRows(rows);
            read += isRead(formats, "csv", bytes) ? 1 : 0;
            read += isRead(formats, "tsv", bytes) ? 1 : 0;
          }
          return read == 0 ? "refused" : read == 2 * ROWS.size() ? "read" : "read in some ways";
        },
        reporter);
  }

  @Test
  void jsonAndLinesAreReadOrRefused(TestReporter reporter) {
    List<byte[]> whole = Seeds.files(".json", ".jsonl", ".txt");
    for (long seed = 0; seed < GENERATED; seed++) {
      Solution solution = Solution.of(new AtomGenerator(seed, false).atoms(3, 3));
      whole.add(JsonEncoding.write(solution).getBytes(StandardCharsets.UTF_8));
    }
    DataFormats formats = DataFormats.standard().withRuleSource(MutatedDataTest::rule);
    Mutations.read(
        "JSON and lines",
        INPUTS,
        whole,
        bytes -> {
          StringBuilder read = new StringBuilder("read as");
          for (String format : List.of("json", "jsonl", "hocl-json", "txt")) {
            if (isRead(formats, format, bytes)) {
              read.append(' ').append(format);
            }
          }
          return read.toString();
        },
        reporter);
  }

  @Test
  void atomsOfHoclAreReadOrRefused(@TempDir Path folder, TestReporter reporter) {
    List<byte[]> whole = new ArrayList<>();
    for (long seed = 0; seed < GENERATED; seed++) {
      Solution solution = Solution.of(new AtomGenerator(seed, false).atoms(4, 3));
      String enclosed = AtomPrinter.PLAIN.print(solution);
      whole.add(
          (enclosed.substring(1, enclosed.length() - 1) + " // atoms")
              .getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("atoms.hocl");
    CompileOptions options =
        new CompileOptions(
            Map.of(), Map.of(), Map.of("input", file), Map.of(), null, false, List.of());
    SourceText program = new SourceText("program.hocl", "param input; let a = 1 in <input>");
    Mutations.read(
        "atoms of hocl",
        INPUTS,
        whole,
        bytes -> {
          Files.write(file, bytes);
          Compilation compilation = Compiler.compile(program, options);
          compilation.diagnostics().forEach(d -> assertThat(d.message()).isNotBlank());
          return compilation.program() == null ? "refused" : "read";
        },
        reporter);
  }

  /** Stands for a rule, which only a program can read. */
  private static Object rule(String text) {
    if (Parser.parseExpression(new SourceText("rule", text)).tree().isEmpty()) {
      throw new IllegalArgumentException("no rule");
    }
    return text;
  }

  private static boolean isRead(DataFormats formats, String format, byte[] bytes) {
    try {
      Molecule molecule =
          formats.read(format, DataSource.ofStream("input", new ByteArrayInputStream(bytes)));
      molecule.forEach(Kind::of);
      Atoms.digest(molecule);
      AtomPrinter.PLAIN.print(molecule);
      return true;
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("input");
      return false;
    }
  }
}
