package hocl.language.explore;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.generate.ListSource;
import hocl.language.generate.ProgramGenerator;
import hocl.language.program.Program;
import hocl.runtime.atom.Solution;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The explorer remembers what became of atoms that meet again in other states: every state must be
 * followed by what the matcher finds in it alone. {@code -Dhocl.soak=N} looks at that many programs
 * of each kind, and {@code -Dhocl.soak.from=S} begins with seed S.
 */
class RememberedStepsTest {
  private static final int PROGRAMS = Integer.getInteger("hocl.soak", 100);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int MOST_STATES = 100;

  private int compared;

  @Test
  void statesAreFollowedByWhatTheMatcherFindsInThem() {
    compare(seed -> ProgramGenerator.generate(seed).text());
    compare(seed -> ListSource.generate(seed).text());
    assertThat(compared).as("steps that were compared").isGreaterThan(10 * PROGRAMS);
  }

  private void compare(LongFunction<String> source) {
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      String text = source.apply(seed);
      Program program =
          Compiler.compile(new SourceText("generated.hocl", text), CompileOptions.DEFAULT)
              .program();
      if (program != null && !program.usesJava()) {
        compare(seed, text, Explorer.explore(program, ExploreOptions.upTo(MOST_STATES)).graph());
      }
    }
  }

  private void compare(long seed, String text, StateGraph graph) {
    for (int number = 0; number < graph.size() && graph.isExplored(number); number++) {
      Solution state = graph.state(number);
      Set<Solution> plain = PlainSteps.after(state);
      Set<Solution> after =
          Explorer.steps(state).stream()
              .filter(PossibleReaction.Reaction.class::isInstance)
              .map(PossibleReaction.Reaction.class::cast)
              .filter(step -> step.host().equals(state))
              .map(PossibleReaction.Reaction::after)
              .collect(Collectors.toSet());
      assertThat(after).as("seed %d, %s, after %s", seed, text, state).isEqualTo(plain);
      Set<Solution> following =
          Arrays.stream(graph.successors(number))
              .mapToObj(graph::state)
              .collect(Collectors.toSet());
      assertThat(following).as("seed %d, %s, after %s", seed, text, state).containsAll(after);
      compared += after.size();
    }
  }
}
