package hocl.language.generate;

import hocl.language.generate.GeneratedProgram.LabelledRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws programs whose rules take several equal atoms at once, beside others of the same kind and
 * of other kinds, and make several. Every reaction takes more atoms than it makes, so that all end.
 * The same seed gives the same program.
 */
public final class CopiesGenerator {

  private static final List<String> CONSTANTS =
      List.of("A", "B", "1", "2.5", "\"s\"", "true", "(A:1)", "(P:1:2)");

  private final ProgramDraws draws;
  private final boolean large;
  private final List<Part> atoms = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private int variables;

  private CopiesGenerator(ProgramDraws draws, boolean large) {
    this.draws = draws;
    this.large = large;
  }

  /** A program that the explorer can explore. */
  public static GeneratedProgram small(long seed) {
    return new CopiesGenerator(new ProgramDraws(seed), false).program();
  }

  /** A program of up to some hundred atoms. */
  public static GeneratedProgram large(long seed) {
    return new CopiesGenerator(new ProgramDraws(seed), true).program();
  }

  private GeneratedProgram program() {
    List<LabelledRule> rules = new ArrayList<>();
    int count = 1 + draws.below(3);
    for (int i = 0; i < count; i++) {
      rules.add(new LabelledRule("r" + (i + 1), rule()));
    }
    List<Part> parts = new ArrayList<>(atoms);
    rules.forEach(rule -> parts.add(new Part.Plain(rule.label())));
    Collections.shuffle(parts, new Random(draws.below(Integer.MAX_VALUE)));
    return new GeneratedProgram(List.of(), rules, parts);
  }

  private Part.Rule rule() {
    numbers.clear();
    List<String> heads = new ArrayList<>();
    int taken = 0;
    for (int i = 1 + draws.below(2); i > 0; i--) {
      taken += several(heads);
    }
    for (int i = draws.below(2); i > 0; i--) {
      heads.add(single());
      taken++;
    }
    Collections.shuffle(heads, new Random(draws.below(Integer.MAX_VALUE)));
    String keyword = draws.percent(80) ? "replace" : draws.pick("replace-one", "with");
    return new Part.Rule(keyword, heads, products(taken - 1), guard());
  }

  /** A head for several equal atoms, and atoms for it; says how many it takes. */
  private int several(List<String> heads) {
    int count = draws.percent(10) ? 1 : 2 + draws.below(large ? 4 : 2);
    String pattern =
        switch (draws.below(6)) {
          case 0 -> "(" + number() + ")";
          case 1 -> "(K:" + number() + ")";
          case 2 -> "(" + number() + ":" + number() + ")";
          default -> draws.pick(CONSTANTS);
        };
    heads.add(pattern + "^" + count);
    int different = 1 + draws.below(2);
    for (int i = 0; i < different; i++) {
      String atom = atom(pattern);
      for (int there = draws.below(large ? 30 : 4) + 1; there > 0; there--) {
        atoms.add(new Part.Plain(atom));
      }
    }
    return count;
  }

  private String atom(String pattern) {
    String text = pattern.replaceAll("n[0-9]+::Int", "#");
    while (text.contains("#")) {
      text = text.replaceFirst("#", Integer.toString(draws.below(3)));
    }
    return text;
  }

  /** A head for one atom, perhaps of a kind that is taken several times, too; and such atoms. */
  private String single() {
    String head =
        switch (draws.below(5)) {
          case 0 -> "Q:" + number();
          case 1 -> number();
          case 2 -> "K:" + number();
          default -> draws.pick("Go", "A", "1");
        };
    for (int there = draws.below(large ? 20 : 3); there > 0; there--) {
      atoms.add(new Part.Plain(atom(head)));
    }
    return head;
  }

  private String number() {
    String name = "n" + variables++;
    numbers.add(name);
    return name + "::Int";
  }

  /** Products that are not more atoms than a number. */
  private List<Part> products(int most) {
    List<Part> products = new ArrayList<>();
    int left = most;
    while (left > 0 && draws.percent(80)) {
      int count = 1 + draws.below(left);
      String atom =
          draws.percent(50) || numbers.isEmpty()
              ? draws.pick("A", "B", "Heat", "1", "(K:1)", "\"s\"", "(P:1:2)")
              : draws.pick(
                  "(K:" + draws.pick(numbers) + ")", "(" + draws.pick(numbers) + " + 1)", "(Q:0)");
      String times = draws.percent(15) && !numbers.isEmpty() ? "(1 + 0)" : "" + count;
      products.add(new Part.Plain(count == 1 && draws.percent(70) ? atom : atom + "^" + times));
      left -= count;
    }
    return products;
  }

  private List<String> guard() {
    List<String> guard = new ArrayList<>();
    if (!numbers.isEmpty() && draws.percent(40)) {
      guard.add(
          switch (draws.below(4)) {
            case 0 -> draws.pick(numbers) + " > 0";
            case 1 -> draws.pick(numbers) + " <= " + draws.pick(numbers);
            case 2 -> draws.pick(numbers) + " == " + draws.pick(numbers) + " + 1";
            default -> "6 / " + draws.pick(numbers) + " > 2";
          });
    }
    return guard;
  }
}
