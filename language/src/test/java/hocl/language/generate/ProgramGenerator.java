package hocl.language.generate;

import hocl.language.generate.GeneratedProgram.LabelledRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws small programs that use every part of the language. The same seed gives the same program,
 * for ever: a failing test names its seed. Most programs end within a few thousand states.
 */
public final class ProgramGenerator {
  private static final List<String> LABELS = List.of("r", "s", "q");

  private final ProgramDraws draws;
  private final ProgramDraws extra;
  private final AtomSource atoms;

  private ProgramGenerator(long seed) {
    this.draws = new ProgramDraws(seed);
    this.extra = new ProgramDraws(~seed);
    this.atoms = new AtomSource(draws);
  }

  /** The program of a seed. */
  public static GeneratedProgram generate(long seed) {
    return new ProgramGenerator(seed).program();
  }

  private GeneratedProgram program() {
    List<String> definitions =
        List.of(
            "let inc(n) = n + 1;",
            "let even(n) = n % 2 == 0;",
            "let two = 2;",
            "let pair = A:1;",
            "let mk(n) = (replace-one j::Int by j + n if j < n);");
    List<String> values = List.of("two", "pair");
    List<Part> parts = new ArrayList<>();
    for (int i = 3 + draws.below(5); i > 0; i--) {
      parts.add(new Part.Plain(atoms.atom()));
    }
    List<LabelledRule> rules = new ArrayList<>();
    int number = draws.below(4);
    for (int i = 0; i < number; i++) {
      List<String> earlier = LABELS.subList(0, i);
      rules.add(
          new LabelledRule(LABELS.get(i), new RuleDraws(draws, atoms, earlier, values).rule()));
    }
    List<String> labels = LABELS.subList(0, number);
    RuleDraws source = new RuleDraws(draws, atoms, labels, values);
    parts.addAll(content(source, labels, 0, 1 + draws.below(2)));
    for (String label : labels) {
      if (draws.percent(85)) {
        parts.add(new Part.Plain(draws.percent(12) ? label + "^2" : label));
      }
    }
    for (int i = draws.percent(45) ? 0 : draws.percent(75) ? 1 : 2; i > 0; i--) {
      List<Part> inner = content(source, labels, 1 + draws.below(3), draws.below(2));
      parts.add(
          switch (draws.below(8)) {
            case 0 -> new Part.Group("[<", inner, ">]");
            case 1, 2 -> new Part.Group(draws.pick(AtomSource.TAGS) + ":<", inner, ">");
            default -> new Part.Group("<", inner, ">");
          });
    }
    if (extra.percent(20)) {
      List<Part> chain = new ChainSource(extra).content();
      if (extra.percent(60)) {
        parts.add(new Part.Group("<", chain, ">"));
      } else {
        parts.addAll(chain);
      }
    }
    return new GeneratedProgram(definitions, rules, parts);
  }

  /** Atoms and rules of a solution. */
  private List<Part> content(RuleDraws source, List<String> labels, int number, int leastRules) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      parts.add(new Part.Plain(atoms.atom()));
    }
    int rules = leastRules + (draws.percent(40) ? 1 : 0);
    for (int i = 0; i < rules; i++) {
      Part rule = source.rule();
      parts.add(rule);
      if (draws.percent(6)) {
        parts.add(rule);
      }
    }
    if (!labels.isEmpty() && draws.percent(20)) {
      parts.add(new Part.Plain(draws.pick(labels)));
    }
    return parts;
  }
}
