package hocl.examples.bench;

import hocl.grammar.ParseResult;
import hocl.grammar.Parser;
import hocl.grammar.source.SourceText;
import hocl.grammar.tree.ProgramTree;
import hocl.runtime.atom.Molecule;
import hocl.runtime.data.DataException;
import hocl.runtime.data.DataFormats;
import hocl.runtime.data.DataSource;
import hocl.runtime.print.AtomPrinter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and printing: the time is that of one rule or one atom. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {

  private static final int RULES = 100;
  private static final int ATOMS = 100_000;

  private final SourceText rules = new SourceText("rules", rules());
  private final SourceText atoms =
      new SourceText("atoms", "<" + rows().replace(',', ':').strip().replace("\n", ", ") + ">\n");
  private final String rows = rows();
  private final Molecule molecule = readRows();

  private static String rules() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < RULES; i++) {
      text.append("let r").append(i);
      text.append(" = replace Node:x::Int:a::Int, Edge:x:y::Int, Node:y:b::Int\n");
      text.append("  by Node:x:a, Edge:x:y, Node:y:min(a, b * ").append(i).append(")\n");
      text.append("  if a < b && (x != y || a + 1 > 2 * b) in\n");
    }
    return text.append("<r0, 1, 2>\n").toString();
  }

  private static String rows() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ATOMS; i++) {
      text.append(i * 7919L % ATOMS).append(',').append(i).append('\n');
    }
    return text.toString();
  }

  /** Through the grammar. */
  @Benchmark
  @OperationsPerInvocation(RULES)
  public ParseResult<ProgramTree> parseRules() {
    return Parser.parseProgram(rules);
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public ParseResult<ProgramTree> parseAtoms() {
    return Parser.parseProgram(atoms);
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public Molecule readRows() {
    try {
      return DataFormats.standard().read("csv", DataSource.ofText("rows", rows));
    } catch (DataException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public String print() {
    return AtomPrinter.PLAIN.print(molecule);
  }
}
