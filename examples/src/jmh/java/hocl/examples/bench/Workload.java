package hocl.examples.bench;

import hocl.grammar.source.SourceText;
import hocl.language.Compilation;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.Machine;
import hocl.language.program.Instance;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A rule set for each sort of join, with few atoms. */
public enum Workload {
  MAX("replace x::Int, y::Int by x if x >= y", 10_000),
  PRIMES("replace x::Int, y::Int by x if y % x == 0", 2_000),
  GCD("replace x::Int, y::Int by x, y - x if y > x, replace x::Int, x by x", 1_000),
  SORT("replace i::Int:v::Int, j::Int:w::Int by i:w, j:v if i < j && v > w", 200),
  MERGE("replace k::Int:c::Int, k:d::Int by k:(c + d)", 10_000),
  PATHS(
      "replace x::Int:y::Int:a::Int, y:z::Int:b::Int, x:z:c::Int"
          + " by x:y:a, y:z:b, x:z:(a + b) if a + b < c",
      400),
  COUNTDOWN("replace C:k::Int, F:a::Int:b::Int by C:(k - 1), F:b:((a + b) % 1000007) if k > 0", 2),
  NESTED("replace <x::Int, ?w>, T:t::Int by T:(t + x)", 101);

  private static final String MAX_OF_INNER = "replace x::Int, y::Int by x if x >= y";

  private final String rules;
  private final long atoms;

  Workload(String rules, long atoms) {
    this.rules = rules;
    this.atoms = atoms;
  }

  private String atom(long i) {
    return switch (this) {
      case MAX -> "" + draw(i);
      case PRIMES -> "" + (i + 2);
      case GCD -> "" + 12 * (1 + draw(i) % 1000);
      case SORT -> i + ":" + draw(i);
      case MERGE -> draw(i) % 1000 + ":" + (1 + i % 7);
      case PATHS -> i / 20 + ":" + i % 20 + ":" + (1 + draw(i) % 1000);
      case COUNTDOWN -> i == 0 ? "C:10000" : "F:0:1";
      case NESTED -> i == 0 ? "T:0" : inner(i);
    };
  }

  private static String inner(long i) {
    return LongStream.range(0, 20)
        .mapToObj(k -> "" + draw(20 * i + k))
        .collect(Collectors.joining(", ", "<" + MAX_OF_INNER + ", ", ">"));
  }

  private static long draw(long i) {
    long h = (i + 1) * 0x9E3779B97F4A7C15L;
    return (h ^ h >>> 29) >>> 44;
  }

  /** The program as text. */
  String text() {
    return LongStream.range(0, atoms)
        .mapToObj(this::atom)
        .collect(Collectors.joining(",\n", "<" + rules + ",\n", ">\n"));
  }

  /** What a run starts from. */
  Instance instance() {
    return instance(text());
  }

  /** The same for any text that is a program. */
  static Instance instance(String text) {
    Compilation made = Compiler.compile(new SourceText("benchmark", text), CompileOptions.DEFAULT);
    return Machine.instantiate(
        Objects.requireNonNull(made.program(), () -> made.diagnostics().toString()));
  }
}
