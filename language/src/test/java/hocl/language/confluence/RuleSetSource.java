package hocl.language.confluence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random sets of rules that are folds, or nearly: some forget a type, join by an operation that is
 * not associative, leave some atoms out by a guard, or share atoms with another rule.
 */
final class RuleSetSource {

  private final SplittableRandom random;

  RuleSetSource(long seed) {
    this.random = new SplittableRandom(seed);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** One to three rules. */
  List<String> rules() {
    List<String> rules = new ArrayList<>();
    int count = percent(55) ? 1 : percent(70) ? 2 : 3;
    for (int i = 0; i < count; i++) {
      rules.add(percent(60) ? fold() : any());
    }
    return rules;
  }

  private String type() {
    return pick(
        "::Int", "::Int", "::Int", "::Int", "::Num", "::Float", "::String", "::Bool", "", "");
  }

  /** A rule that makes one atom of two of the same form. */
  private String fold() {
    String type = type();
    String other = percent(80) ? type : type();
    String x = "x" + type;
    String y = "y" + other;
    String value = value();
    String guard = guard();
    String both =
        switch (random.nextInt(6)) {
          case 0 -> "k" + pick("::String", "::Symbol", "::Int", "") + ":" + x + ", k:" + y;
          case 1 -> "T:" + x + ", T:" + y;
          case 2 -> "k:" + x + ", j:" + y;
          case 3 -> x + ", " + pick("x", "1", "0", "-1", "A");
          default -> x + ", " + y;
        };
    String product =
        both.startsWith("k")
            ? pick("k:(" + value + ")", "k:(" + value + ")", "k:x", pick("j", "k") + ":y")
            : both.startsWith("T") ? pick("T:(" + value + ")", "T:x", value) : pick(value, "x");
    if (!both.contains("y")) {
      product = product.replace("y", "x");
      guard = guard.replace("y", "x");
    }
    if (!both.contains("j:")) {
      product = product.replace("j:", "k:");
      guard = guard.replace("k == j", pick("x >= y", "true"));
      guard = both.contains("y") ? guard : guard.replace("y", "x");
    } else if (percent(70)) {
      guard = pick("k == j", "k == j && " + guard);
    }
    if (!both.contains("k")) {
      guard = guard.replace("k == j", "true");
    }
    return "replace " + both + " by " + product + (guard.isEmpty() ? "" : " if " + guard);
  }

  private String value() {
    return pick(
        "x + y",
        "x + y",
        "x * y",
        "x - y",
        "max(x, y)",
        "min(x, y)",
        "x",
        "x",
        "y",
        "x + y + 1",
        "x * y + x",
        "x + y - x * y",
        "x.gcd(y)",
        "x && y",
        "x || y",
        "(x + y) % 3",
        "2 * x",
        "x % 2",
        "abs(x - y)",
        "if x > y then x else y",
        "x * y * 2",
        "y - x",
        "x / 2",
        "max(x, y) + 1");
  }

  private String guard() {
    return pick(
        "",
        "",
        "",
        "",
        "x >= y",
        "x > y",
        "x <= y",
        "x < y",
        "y % x == 0",
        "y mod x == 0",
        "x % y == 0",
        "x == y",
        "x != y",
        "x > 0",
        "x >= 0 && y >= 0",
        "x > y && y > 0",
        "x + y > 0",
        "!(x < y)",
        "x != 0 && y % x == 0",
        "x % 2 == 0",
        "y == x + 1",
        "x > 0 && y % x == 0",
        "k == j",
        "x >= y || x == 0",
        "x - y > 1",
        "x % 2 == y % 2");
  }

  /** A rule of any form. */
  private String any() {
    List<String> heads = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String name = List.of("x", "y", "z").get(i);
      String again = i > 0 && percent(20) ? "x" : name + type();
      heads.add(
          switch (random.nextInt(8)) {
            case 0 -> "T:" + again;
            case 1 -> pick("A", "B", "1", "0");
            case 2 -> "k" + pick("", "::Symbol") + ":" + again;
            case 3 -> "T:" + name + type() + ":_";
            case 4 -> pick("A^2", "_", "1^2", "B");
            default -> again;
          });
    }
    String all = String.join(", ", heads);
    List<String> products = new ArrayList<>();
    int made = random.nextInt(4);
    for (int i = 0; i < made; i++) {
      String atom =
          pick("x", "y", "A", "B", "T:x", "1", "k:y", value(), "T:(" + value() + ")", "z");
      products.add(known(atom, all));
    }
    String guard = known(guard(), all);
    String product = products.isEmpty() ? "nothing" : String.join(", ", products);
    String condition = guard.isEmpty() || guard.equals("1") ? "" : " if " + guard;
    return percent(10)
        ? "with " + all + " inject " + product + condition
        : pick("replace ", "replace ", "replace ", "replace-one ")
            + all
            + " by "
            + product
            + condition;
  }

  /** The text if it mentions only variables of the heads, else a constant. */
  private String known(String text, String heads) {
    for (String name : List.of("x", "y", "z", "k", "j")) {
      boolean used = text.replace("max", "").replaceAll("[a-z]{2,}", "").contains(name);
      boolean bound = (" " + heads).matches(".*[ :,]" + name + "([ :,].*|$)");
      if (used && !bound) {
        return "1";
      }
    }
    return text;
  }

  /** A few atoms that meet conditions, most of them of the forms that the rules take. */
  String content(List<String> rules, Set<Condition> conditions) {
    String all = String.join(" ", rules);
    List<Integer> forms = new ArrayList<>();
    for (int form = 0; form < 6; form++) {
      String mark = List.of(" T:", " k", " k", ":_", " j:", "").get(form);
      if (all.contains(mark) || percent(5)) {
        forms.add(form);
      }
    }
    if (percent(50) && (all.contains("k:") || all.contains("T:x, T:y"))) {
      forms.removeIf(form -> form == 5);
    }
    List<String> atoms = new ArrayList<>();
    int count = 2 + random.nextInt(4);
    List<String> pool = new ArrayList<>(List.of("1", "2", "3", "4", "0", "1", "2"));
    if (!conditions.contains(Condition.NO_NEGATIVES)) {
      pool.addAll(List.of("-1", "-2", "-3"));
    }
    if (!conditions.contains(Condition.NO_FLOATS) && percent(50)) {
      pool.addAll(List.of("1.0", "2.0", "0.5", "0.1", "0.2"));
      pool.addAll(conditions.contains(Condition.NO_NEGATIVES) ? List.of() : List.of("-1.0"));
    }
    if (!conditions.contains(Condition.NO_STRINGS) && percent(30)) {
      pool.addAll(List.of("\"a\"", "\"b\"", "\"\""));
    }
    List<String> others = List.of("true", "false", "A", "B", "A", "<1>", "[1]");
    boolean mixed = percent(40);
    for (int i = 0; i < count; i++) {
      String atom = pool.get(random.nextInt(pool.size()));
      if (mixed && percent(40)) {
        atom = others.get(random.nextInt(others.size()));
      }
      if (atom.startsWith("-")) {
        atom = "(" + atom + ")";
      }
      int form = forms.get(random.nextInt(forms.size()));
      atoms.add(
          switch (form) {
            case 0 -> "T:" + atom;
            case 1 -> pick("A", "B") + ":" + atom;
            case 2 -> pick("1", "2") + ":" + atom;
            case 3 -> "T:" + atom + ":" + pick("1", "A");
            case 4 ->
                conditions.contains(Condition.NO_STRINGS) ? atom : pick("\"a\"", "1") + ":" + atom;
            default -> atom;
          });
    }
    return String.join(", ", atoms);
  }
}
