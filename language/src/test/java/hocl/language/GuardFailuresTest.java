package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.generate.LargeGenerator;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Program;
import hocl.language.program.RunFailure;
import hocl.language.program.Tiers;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Cancellation;
import hocl.runtime.reactor.Observer;
import hocl.runtime.reactor.Outcome;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Guards without a value are counted alike by nodes and by generated code. {@code
 * -Dhocl.soak.steps=N} compares that many programs, from seed {@code -Dhocl.soak.from=S}.
 */
class GuardFailuresTest {

  private static final int PROGRAMS = Integer.getInteger("hocl.soak.steps", 120);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);

  /** The number of guards that could not be evaluated, and whether there was generated code. */
  private static String failures(Program program, Tiers tiers) {
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(),
            new Budget(20_000, null, new Cancellation()),
            false,
            true,
            false,
            Observer.NONE,
            line -> {},
            tiers);
    LivingSolution living = new LivingSolution(options, false, false);
    living.put(Machine.instantiate(program));
    Outcome outcome = living.react();
    return outcome.guardFailures() + (living.usedGeneratedCode() ? " by code" : " by nodes");
  }

  @Test
  void failuresOfGuardsAreCountedByGeneratedCode() {
    Program program = Programs.of("<range(0, 40), replace x::Int, y::Int by x if y % x == 1>");
    String nodes = failures(program, Tiers.NODES);
    assertThat(nodes).doesNotStartWith("0 ").endsWith(" by nodes");
    assertThat(failures(program, Tiers.KERNELS)).isEqualTo(nodes.replace("nodes", "code"));
  }

  @Test
  void asManyGuardsFailByNodesAsByGeneratedCode() {
    int failed = 0;
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text =
          seed % 4 == 0
              ? LargeGenerator.generate(seed).program().text()
              : ProgramGenerator.generate(seed).text();
      Program program = Programs.of(text);
      String nodes;
      try {
        nodes = failures(program, Tiers.NODES).split(" ")[0];
      } catch (RunFailure failure) {
        continue;
      }
      for (Tiers tiers : List.of(Tiers.KERNELS, Tiers.MIXED)) {
        assertThat(failures(program, tiers).split(" ")[0])
            .as("%s, the program of seed %d: %s", tiers, seed, text)
            .isEqualTo(nodes);
      }
      failed += nodes.equals("0") ? 0 : 1;
    }
    assertThat(failed).as("programs whose guards fail").isGreaterThan(PROGRAMS / 20);
  }
}
