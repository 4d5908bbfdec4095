package hocl.language;

import hocl.grammar.source.SourceText;
import java.util.List;
import java.util.Map;

/** A small program that goes through the whole machine, generated code included. */
final class WarmUp {

  private static final String PROGRAM =
      """
      let merge = replace k::Int:c::Int, k:d::Int by k:(c + d) in
      let less = replace x::Int, y::Int by x, y - x if y >= x && x > 0 in
      <merge, less, 1:2, 1:3, 2:1, 12, 30, 18>
      """;

  private WarmUp() {}

  static void run() {
    Compilation compilation =
        Compiler.compile(
            new SourceText("<warm-up>", PROGRAM),
            new CompileOptions(Map.of(), Map.of(), Map.of(), Map.of(), null, false, List.of()));
    Program program = compilation.program();
    if (program == null) {
      throw new IllegalStateException("the warm-up program is refused");
    }
    Machine.run(program, RunOptions.plain().withTiers(Tiers.KERNELS));
  }
}
