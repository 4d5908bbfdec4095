package hocl.language;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.audit.Audited;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Program;
import hocl.runtime.atom.Solution;
import hocl.runtime.reactor.Budget;
import hocl.runtime.reactor.Observer;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** The claim that a run with some seed reaches every outcome that the explorer finds. */
final class EveryOutcome {
  private static final int MOST_STATES = 2000;

  private EveryOutcome() {}

  /** Fails unless a small program has several outcomes and seeds reach each of them. */
  static void occursForSomeSeed(String text) {
    Program program =
        Compiler.compile(new SourceText("small.hocl", text), CompileOptions.DEFAULT).program();
    assertThat(program).as(text).isNotNull();
    Set<Solution> outcomes =
        new HashSet<>(Explorer.explore(program, ExploreOptions.upTo(MOST_STATES)).outcomes());
    assertThat(outcomes).hasSizeGreaterThan(1);
    Set<Solution> missing = new HashSet<>(outcomes);
    for (long seed = 0; seed < 2000 && !missing.isEmpty(); seed++) {
      RunOptions options =
          new RunOptions(
              OptionalLong.of(seed),
              Budget.unlimited(),
              false,
              false,
              false,
              Observer.NONE,
              line -> {});
      Solution outcome = Audited.run(program, options).solution();
      assertThat(outcomes).as("seed %d", seed).contains(outcome);
      missing.remove(outcome);
    }
    assertThat(missing).as("outcomes that no seed gave").isEmpty();
  }
}
