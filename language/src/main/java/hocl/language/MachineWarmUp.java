package hocl.language;

import hocl.grammar.source.SourceText;
import hocl.language.program.Program;
import hocl.language.program.Tiers;
import java.util.List;
import java.util.Map;

/** A small program that goes through the whole machine, generated code included. */
final class MachineWarmUp {

  private static final String PROGRAM =
      """
      let merge = replace k::Int:c::Int, k:d::Int by k:(c + d) in
      let less = replace x::Int, y::Int by x, y - x if y >= x && x > 0 in
      let pass = replace "A":k::Int:n::Int, "B":k by "A":k:(n - 1), "C":k if n > 0 in
      let back = replace "C":k::Int by "B":k in
      <merge, less, pass, back,
       1:2, 1:3, 2:1, 3:4, 3:1, 4:4, 5:5, 6:6, 6:1, 7:2, 8:8, 2:3, 9:1, 1:1,
       12, 30, 18, 6, 66, 42, 36, 24, 90, 102, 54,
       "A":1:2, "A":2:3, "A":3:1, "A":4:2, "B":1, "B":2, "B":3, "B":4>
      """;

  /**
   * The largest number of runs. An event that comes once a run, such as the first passive atom,
   * must happen often enough for HotSpot to reckon with that event.
   */
  private static final int ROUNDS = 400;

  /** The time in nanoseconds after which no further run begins. */
  private static final long NANOS = 100_000_000;

  private MachineWarmUp() {}

  static void run() {
    try {
      runs();
    } catch (OutOfMemoryError e) {
      // the large run needs the memory, and reports the lack of it itself
    }
  }

  private static void runs() {
    Compilation compilation =
        Compiler.compile(
            new SourceText("<warm-up>", PROGRAM),
            new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, false, List.of()));
    Program program = compilation.program();
    if (program == null) {
      throw new IllegalStateException("the warm-up program is refused");
    }
    long end = System.nanoTime() + NANOS;
    for (int i = 0; i < ROUNDS && System.nanoTime() < end; i++) {
      Machine.run(program, RunOptions.plain().withTiers(Tiers.KERNELS));
    }
  }
}
