package hocl.language.generate;

import hocl.language.generate.GeneratedProgram.LabelledRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws programs of 200 to 5,000 atoms with rules that generated code can do beside rules that only
 * nodes can do, over shapes that come as the program runs. The same seed gives the same program.
 */
public final class LargeGenerator {

  private static final int LEAST = 200;

  private LargeGenerator() {}

  /** The program of a seed. */
  public static LargeProgram generate(long seed) {
    ProgramDraws draws = new ProgramDraws(seed);
    int most = draws.percent(80) ? 600 : draws.percent(75) ? 1500 : 5000;
    LargeRules source = new LargeRules(draws, LEAST + draws.below(most - LEAST + 1));
    List<LabelledRule> rules = new ArrayList<>();
    for (Part.Rule rule : source.rules()) {
      rules.add(new LabelledRule("r" + (rules.size() + 1), rule));
    }
    List<Part> parts = new ArrayList<>(source.atoms());
    if (draws.percent(50)) {
      // rules come in after atoms, or before them
      for (LabelledRule rule : rules) {
        parts.add(draws.below(parts.size() + 1), new Part.Plain(rule.label()));
      }
    } else {
      rules.forEach(rule -> parts.add(new Part.Plain(rule.label())));
    }
    return new LargeProgram(
        new GeneratedProgram(source.definitions(), rules, parts), source.features());
  }
}
