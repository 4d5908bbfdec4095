package hocl.language.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import hocl.language.confluence.Confluence;
import hocl.language.confluence.ConfluenceConclusion;
import hocl.language.confluence.Finding;
import hocl.language.explore.Exploration;
import hocl.language.explore.ExploreOptions;
import hocl.language.explore.Explorer;
import hocl.language.program.Program;
import hocl.runtime.atom.Solution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs of the corpus that are shown confluent have at most one outcome. */
@Execution(ExecutionMode.CONCURRENT)
class ConfluentCasesTest {
  private static final int MOST_STATES = 2000;

  @Test
  void whatIsShownConfluentHasOneOutcome() {
    int shown = 0;
    for (CorpusCase c : CorpusFolder.cases()) {
      Prepared prepared = Prepared.of(c);
      if (!ExploredCase.suits(c, prepared)) {
        continue;
      }
      Program program = prepared.existing();
      List<Finding> findings = Confluence.of(program);
      if (!findings.stream()
          .allMatch(finding -> finding.standing() == ConfluenceConclusion.SHOWN)) {
        continue;
      }
      Exploration all = Explorer.explore(program, ExploreOptions.upTo(MOST_STATES));
      if (all.complete() && all.failures().isEmpty() && meets(all, findings)) {
        assertThat(all.outcomes()).as("%s, of which %s", c.name(), findings).hasSizeLessThan(2);
        shown += findings.isEmpty() ? 0 : 1;
      }
    }
    assertThat(shown).as("programs with rules that are shown confluent").isGreaterThan(100);
  }

  private static boolean meets(Exploration all, List<Finding> findings) {
    Solution start = all.graph().state(0);
    return findings.stream()
        .flatMap(finding -> finding.conditions().stream())
        .allMatch(condition -> condition.isMetBy(start));
  }
}
