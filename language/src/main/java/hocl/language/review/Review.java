package hocl.language.review;

import hocl.grammar.DeepStack;
import hocl.grammar.diagnostic.Diagnostic;
import hocl.language.core.CoreProgram;
import hocl.language.program.Program;
import hocl.language.review.World.Written;
import java.util.ArrayList;
import java.util.List;

/** Warnings about a program as a whole. Any thread may call it. */
public final class Review {
  private Review() {}

  /**
   * The warnings about a program.
   *
   * @return in the order of their places; empty for a module, of which the use is not known
   */
  public static List<Diagnostic> of(Program program) {
    return DeepStack.call(() -> reviewed(program));
  }

  private static List<Diagnostic> reviewed(Program program) {
    CoreProgram core = program.core();
    if (core.module()) {
      return List.of();
    }
    World world = World.of(core);
    List<Written> own =
        world.rules().stream().filter(written -> written.rule().source() == core.source()).toList();
    List<Diagnostic> found = new ArrayList<>(Conditions.check(own));
    found.addAll(Counts.check(own));
    found.addAll(new Reach(core).check(own));
    found.addAll(new Livelocks(world.rules()).check(own));
    if (!world.isUnknown() && !program.usesJava()) {
      Misfits misfits = new Misfits(world);
      own.forEach(written -> found.addAll(misfits.check(written)));
    }
    found.sort(Diagnostic.BY_PLACE);
    return List.copyOf(found);
  }
}
