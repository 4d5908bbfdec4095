package hocl.language;

import hocl.language.generate.ComparingGenerator;
import hocl.language.generate.LargeProgram;
import hocl.language.generate.Trials;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * What an index looks for is all that the guard may hold for, whatever the kinds of the atoms.
 * {@code -Dhocl.soak.comparing=N} compares that many programs instead of some dozens, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
class ComparingTest {

  private static final Trials TRIALS =
      new Trials(Long.getLong("hocl.soak.from", 1), Integer.getInteger("hocl.soak.comparing", 60));

  @Test
  void smallProgramsGiveWhatTheExplorerFinds(TestReporter reporter) {
    TRIALS.small(ComparingGenerator::small, reporter);
  }

  @Test
  void largeProgramsEndAlikeInEveryTierAndWhereNothingCanReact(TestReporter reporter) {
    TRIALS.large(ComparingGenerator::large, Set.of(LargeProgram.Feature.ORDER), reporter);
  }
}
