package hocl.language.confluence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hocl.grammar.source.SourceText;
import hocl.language.CompileOptions;
import hocl.language.Compiler;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Program;
import hocl.runtime.print.AtomPrinter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Where a set of rules is shown confluent, the explorer finds at most one outcome from any small
 * content. {@code -Dhocl.soak=N} looks at that many sets instead of some hundred, and {@code
 * -Dhocl.soak.from=S} begins with seed S.
 */
class SoundnessTest {
  private static final int SETS = Integer.getInteger("hocl.soak", 300);
  private static final long FIRST = Long.getLong("hocl.soak.from", 1);
  private static final int CONTENTS = 12;
  private static final int MOST_STATES = 300;

  @Test
  void whatIsShownConfluentHasOneOutcome() {
    int shown = 0;
    int telling = 0;
    for (long seed = FIRST; seed < FIRST + SETS; seed++) {
      RuleSetSource source = new RuleSetSource(seed);
      List<String> rules = source.rules();
      Program alone = program(rules, "");
      if (alone == null) {
        continue;
      }
      Finding finding = Confluence.of(alone).getFirst();
      if (finding.standing() != ConfluenceConclusion.SHOWN) {
        continue;
      }
      shown++;
      boolean reacted = false;
      for (int i = 0; i < CONTENTS; i++) {
        String content = source.content(rules, finding.conditions());
        Program program = program(rules, content);
        if (program == null) {
          throw new AssertionError("seed " + seed + ": refused: " + rules + ", " + content);
        }
        Exploration all = Explorer.explore(program, ExploreOptions.upTo(MOST_STATES));
        reacted |= all.states() > 2;
        if (all.complete() && all.failures().isEmpty() && all.outcomes().size() > 1) {
          fail(
              "seed %d: shown confluent with %s, since %s:%n%s%nbut <%s> can become %s",
              seed,
              finding.conditions(),
              finding.reason(),
              String.join("\n", rules),
              content,
              all.outcomes().stream().map(AtomPrinter.PLAIN::print).toList());
        }
      }
      telling += reacted ? 1 : 0;
    }
    assertThat(telling).as("sets with choices, of %d shown", shown).isGreaterThan(SETS / 20);
  }

  private static @Nullable Program program(List<String> rules, String content) {
    StringBuilder text = new StringBuilder("<");
    rules.forEach(rule -> text.append('(').append(rule).append("), "));
    text.append(content.isEmpty() ? "A" : content).append('>');
    return Compiler.compile(new SourceText("set.hocl", text.toString()), CompileOptions.DEFAULT)
        .program();
  }
}
