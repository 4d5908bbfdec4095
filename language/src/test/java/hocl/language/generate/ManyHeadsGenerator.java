package hocl.language.generate;

import hocl.language.generate.GeneratedProgram.LabelledRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws programs whose rules have many heads, which a search in the order of writing would be lost
 * in: equal heads, heads of any kind of atom, partners that are not there, keys without a common
 * one, and all of them inside of solutions. The same seed gives the same program.
 */
public final class ManyHeadsGenerator {

  private static final List<String> CONSTANTS = List.of("A", "B", "1", "\"s\"", "A:1", "B:\"x\"");

  private final ProgramDraws draws;
  private final boolean large;
  private final List<Part> atoms = new ArrayList<>();

  /** The variables of the rule at hand that are Ints, if there is a reaction. */
  private final List<String> numbers = new ArrayList<>();

  private int variables;

  private ManyHeadsGenerator(ProgramDraws draws, boolean large) {
    this.draws = draws;
    this.large = large;
  }

  /** A program that the explorer can explore. */
  public static GeneratedProgram small(long seed) {
    return new ManyHeadsGenerator(new ProgramDraws(seed), false).program();
  }

  /** A program of up to some hundred atoms and a dozen heads. */
  public static GeneratedProgram large(long seed) {
    return new ManyHeadsGenerator(new ProgramDraws(seed), true).program();
  }

  private GeneratedProgram program() {
    List<LabelledRule> rules = new ArrayList<>();
    int count = 1 + draws.below(2);
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
    boolean inside = draws.percent(30);
    List<Part> wanted = new ArrayList<>();
    List<String> heads = heads(inside ? wanted : atoms);
    List<Part> products = new ArrayList<>();
    products.add(new Part.Plain(draws.pick("Done", "A", "0", "B:\"x\"")));
    List<String> guard = guard();
    if (draws.percent(25) && !numbers.isEmpty()) {
      products.add(new Part.Plain("N:" + draws.pick(numbers)));
    }
    if (!inside) {
      String keyword = draws.percent(70) ? "replace" : draws.pick("replace-one", "with");
      return new Part.Rule(keyword, heads, products, guard);
    }
    boolean rest = draws.percent(75);
    atoms.add(new Part.Group("G:<", wanted, ">"));
    List<String> whole = new ArrayList<>();
    whole.add("G:<" + String.join(", ", heads) + (rest ? ", ?w" : "") + ">");
    if (draws.percent(30)) {
      whole.add(draws.pick("A", "x::Int", "_"));
      atoms.add(new Part.Plain(draws.pick(CONSTANTS)));
    }
    products.add(new Part.Plain(rest ? draws.pick("w", "G:<w>") : "Empty"));
    return new Part.Rule("replace", whole, products, guard);
  }

  /** Heads, and atoms that are about as many as they need. */
  private List<String> heads(List<Part> out) {
    List<String> heads = new ArrayList<>();
    int kinds = 1 + draws.below(2);
    for (int i = 0; i < kinds; i++) {
      switch (draws.below(7)) {
        case 0, 1 -> equal(heads, out);
        case 2 -> barrier(heads, out);
        case 3 -> mixed(heads, out);
        case 4 -> keyed(heads, out);
        case 5 -> path(heads, out);
        default -> counted(heads, out);
      }
    }
    if (draws.percent(40)) {
      // a partner, which may be absent
      heads.add(draws.percent(33) ? "Go:" + number() : draws.pick("Go", "B"));
      if (draws.percent(50)) {
        out.add(new Part.Plain(draws.pick("Go", "Go:" + draws.below(3), "B")));
      }
    }
    Collections.shuffle(heads, new Random(draws.below(Integer.MAX_VALUE)));
    return heads;
  }

  private int heads() {
    return large ? 2 + draws.below(9) : 2 + draws.below(2);
  }

  private int some(int wanted) {
    return Math.max(0, wanted - 1 + draws.below(large ? 30 : 3));
  }

  private void add(List<Part> out, String... looks) {
    String text = draws.pick(looks);
    while (text.contains("#")) {
      text = text.replaceFirst("#", Integer.toString(draws.below(3)));
    }
    out.add(new Part.Plain(text));
  }

  /** A new variable of Ints, as a pattern. */
  private String number() {
    String name = "n" + variables++;
    numbers.add(name);
    return name + "::Int";
  }

  private void equal(List<String> heads, List<Part> out) {
    String constant = draws.pick(CONSTANTS);
    int count = heads();
    heads.addAll(Collections.nCopies(count, constant));
    for (int i = some(count); i > 0; i--) {
      out.add(new Part.Plain(constant));
    }
  }

  private void barrier(List<String> heads, List<Part> out) {
    int count = heads();
    int named = draws.percent(50) ? 0 : draws.percent(50) ? count : 1;
    for (int i = 0; i < count; i++) {
      heads.add("R:" + (i < named ? number() : "_"));
    }
    for (int i = some(count); i > 0; i--) {
      add(out, "R:#", "R:#", "R:\"s\"");
    }
  }

  private void mixed(List<String> heads, List<Part> out) {
    int count = heads();
    for (int i = 0; i < count; i++) {
      heads.add(
          draws.percent(25)
              ? number()
              : draws.pick("_", "v" + variables++, "v" + variables++ + "::Num", "1", "A"));
    }
    for (int i = some(count); i > 0; i--) {
      add(out, "#", "#", "2.5", "A", "\"s\"", "A:#");
    }
  }

  private void keyed(List<String> heads, List<Part> out) {
    int count = large ? 2 + draws.below(8) : 2 + draws.below(2);
    for (int i = 0; i < count; i++) {
      heads.add("K" + i + ":" + number());
      for (int there = draws.below(3); there > 0; there--) {
        add(out, "K" + i + ":#");
      }
    }
  }

  private void path(List<String> heads, List<Part> out) {
    int count = large ? 2 + draws.below(3) : 2;
    String from = number();
    for (int i = 0; i < count; i++) {
      String to = number();
      heads.add("E:" + from + ":" + to);
      from = to;
    }
    for (int i = some(count); i > 0; i--) {
      add(out, "E:#:#");
    }
  }

  private void counted(List<String> heads, List<Part> out) {
    String constant = draws.pick("A", "1", "\"s\"", "A:1");
    String pattern = constant.contains(":") ? "(" + constant + ")" : constant;
    int count = 2 + draws.below(large ? 6 : 2);
    heads.add(draws.percent(50) ? pattern + "^" + count : "c" + variables++ + "^" + count);
    if (draws.percent(50)) {
      heads.add(constant);
    }
    for (int i = some(count + 1); i > 0; i--) {
      out.add(new Part.Plain(constant));
    }
  }

  private List<String> guard() {
    List<String> guard = new ArrayList<>();
    if (numbers.isEmpty() || draws.percent(40)) {
      return guard;
    }
    for (int i = 1 + draws.below(2); i > 0; i--) {
      String one = draws.pick(numbers);
      String other = draws.pick(numbers);
      guard.add(
          switch (draws.below(8)) {
            case 0 -> one + " > 5";
            case 1 -> one + " < " + other;
            case 2 -> one + " != " + other;
            case 3 -> one + " == " + other + " + 1";
            case 4 -> String.join(" + ", numbers) + " == " + draws.below(6);
            case 5 -> "4 / " + one + " > " + other;
            case 6 -> one + " ** 2 > " + other;
            default -> one + " >= " + other;
          });
    }
    return guard;
  }
}
